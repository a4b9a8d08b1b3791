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
        String gate) {

    /** About what a verdict takes, with what hangs on it. */
    static final long BYTES = 200;

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
                verdict.gate());
    }

    /** The same, with a term and a sentence that are already in memory where they say the same. */
    Judged sharing(Judged before) {
        boolean isSameGate = gate != null && gate.equals(before.gate);
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
                isSameGate ? before.gate : gate);
    }
}
