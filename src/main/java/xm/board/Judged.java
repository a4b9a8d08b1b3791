package xm.board;

import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * A verdict as the board keeps it.
 *
 * @param evidence against the promise, as a share of what an alarm needs
 * @param isBlind nothing can be seen at present, though a broken promise stays broken
 * @param rhythm in which it was said so far
 */
record Judged(
        Term term,
        VerdictState state,
        long sinceMillis,
        long atMillis,
        double promised,
        int version,
        Observed observed,
        double evidence,
        double customers,
        boolean isBlind,
        boolean isWithdrawn,
        String gate,
        Rhythm rhythm) {

    /** About what a verdict takes, with what hangs on it. */
    static final long BYTES = 230;

    /**
     * One promise at one cell.
     *
     * @param signal wire name
     * @param owner or {@code null}, as the runbook
     */
    record Term(String promise, Cell cell, String signal, Severity severity, String owner, String runbook) {
        /** As in Kafka. */
        String key() {
            return promise + '/' + cell.key();
        }
    }

    static Judged of(Verdict verdict) {
        Commitment commitment = verdict.commitment();
        return new Judged(
                new Term(
                        verdict.promise(),
                        verdict.cell(),
                        commitment.promise().signal(),
                        commitment.severity(),
                        commitment.owner(),
                        commitment.runbook()),
                verdict.state(),
                verdict.sinceMillis(),
                verdict.atMillis(),
                commitment.bound(),
                commitment.version(),
                verdict.observed(),
                verdict.needed() > 0 ? verdict.evidence() / verdict.needed() : 0,
                verdict.customers(),
                verdict.isBlind(),
                verdict.isWithdrawn(),
                verdict.gate(),
                Rhythm.UNKNOWN);
    }

    /**
     * The same as it is known after what was said before of the same: with its rhythm, and with a term and a sentence that
     * are already in memory where they say the same.
     */
    Judged after(Judged before) {
        boolean isSameGate = gate != null && gate.equals(before.gate);
        boolean isNewlyPromised = before.isWithdrawn;
        return new Judged(
                term.equals(before.term) ? before.term : term,
                state,
                sinceMillis,
                atMillis,
                promised,
                version,
                observed,
                evidence,
                customers,
                isBlind,
                isWithdrawn,
                isSameGate ? before.gate : gate,
                isNewlyPromised ? Rhythm.UNKNOWN : before.rhythm.and(atMillis - before.atMillis));
    }

    /** Whether it was renewed lately, as far as was known at a time, or need not have been yet. */
    boolean isHeardAt(long timeMillis) {
        return timeMillis - atMillis <= rhythm.patienceMillis();
    }
}
