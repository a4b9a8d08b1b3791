package xm.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * What was said of one promise at one cell, one verdict after the other.
 *
 * <p>A verdict holds until the next; a broken promise was broken since the experience dropped, which is before it was
 * said. What a restarted job says again is older than what is known, and tells nothing new. A verdict holds no longer
 * than somebody watched: who is dead says nothing, and all is as it was last for ever.
 */
final class CellStory {
    /** A state, from when on it was so, and when it was said. */
    private record Turn(
            Commitment commitment, VerdictState state, long fromMillis, long saidMillis, boolean isWithdrawn) {}

    /** Who was to keep what: a new book may say otherwise. */
    record Terms(String owner, double bound) {
        static Terms of(Commitment commitment) {
            return new Terms(commitment.owner(), commitment.bound());
        }
    }

    private final List<Turn> turns = new ArrayList<>();
    private long lastMillis = Long.MIN_VALUE;
    private Commitment commitment;
    private final Map<Terms, Verdict> worst = new HashMap<>();

    /** The next verdict. */
    void add(Verdict verdict, Shift shift) {
        if (verdict.atMillis() < lastMillis) {
            return;
        }
        lastMillis = verdict.atMillis();
        commitment = verdict.commitment();
        if (!isSame(verdict)) {
            long from = verdict.atMillis();
            if (verdict.state() == VerdictState.BROKEN && !isBroken()) {
                from = breakFrom(Math.min(from, Math.max(verdict.sinceMillis(), recoveredMillis())), verdict);
            }
            turns.add(new Turn(verdict.commitment(), verdict.state(), from, verdict.atMillis(), verdict.isWithdrawn()));
        }
        boolean isIn = verdict.atMillis() >= shift.fromMillis() && verdict.atMillis() < shift.toMillis();
        if (isIn && verdict.state() == VerdictState.BROKEN && verdict.observed() != null) {
            worse(verdict);
        }
    }

    Cell cell() {
        return commitment.cell();
    }

    /** As it was promised last. */
    Commitment commitment() {
        return commitment;
    }

    /** What was seen when it was worst on these terms, or {@code null} if it was not broken on them in the shift. */
    Observed worst(Terms terms) {
        Verdict verdict = worst.get(terms);
        return verdict == null ? null : verdict.observed();
    }

    /**
     * The states in a shift, one after the other, in parts that were watched and parts that were not; nothing before
     * the first verdict.
     *
     * @param watched parts of the shift, in order
     */
    List<Spell> spells(Shift shift, List<Stretch> watched) {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            Stretch whole = shift.within(turn.fromMillis, untilMillis(i));
            if (!whole.isEmpty() && !turn.isWithdrawn) {
                // who says since when it was so has looked at all of that time
                Stretch seen = whole.and(new Stretch(turn.fromMillis, Math.max(turn.fromMillis, turn.saidMillis)));
                add(turn, whole, seen, watched, spells);
            }
        }
        return spells;
    }

    private static void add(Turn turn, Stretch whole, Stretch seen, List<Stretch> watched, List<Spell> spells) {
        long reached = whole.fromMillis();
        for (Stretch known : Stream.concat(Stream.of(seen), watched.stream()).toList()) {
            Stretch next = known.and(new Stretch(reached, whole.toMillis()));
            if (!next.isEmpty()) {
                if (next.fromMillis() > reached) {
                    spells.add(new Spell(turn.commitment, turn.state, new Stretch(reached, next.fromMillis()), false));
                }
                spells.add(new Spell(turn.commitment, turn.state, next, true));
                reached = next.toMillis();
            }
        }
        if (reached < whole.toMillis()) {
            spells.add(new Spell(turn.commitment, turn.state, new Stretch(reached, whole.toMillis()), false));
        }
    }

    private boolean isSame(Verdict verdict) {
        return !turns.isEmpty()
                && last().state == verdict.state()
                && isOfTheSameBook(last(), verdict)
                && last().isWithdrawn == verdict.isWithdrawn();
    }

    /** A new book does not break a promise anew. */
    private boolean isBroken() {
        return !turns.isEmpty() && last().state == VerdictState.BROKEN;
    }

    /** Since when it has not been broken any more; the beginning of time if it never was. */
    private long recoveredMillis() {
        int first = turns.size();
        while (first > 0 && turns.get(first - 1).state != VerdictState.BROKEN) {
            first--;
        }
        return first == 0 ? Long.MIN_VALUE : turns.get(first).fromMillis;
    }

    /**
     * It turns out that it was broken since then: what was said meanwhile is forgotten, and it was broken under the books
     * by which that was said.
     *
     * @return since when under the book of the verdict
     */
    private long breakFrom(long millis, Verdict verdict) {
        List<Turn> meanwhile = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn.state != VerdictState.BROKEN && !turn.isWithdrawn && untilMillis(i) > millis) {
                long from = Math.max(millis, turn.fromMillis);
                meanwhile.add(new Turn(turn.commitment, VerdictState.BROKEN, from, verdict.atMillis(), false));
            }
        }
        turns.removeIf(turn -> turn.fromMillis >= millis && turn.state != VerdictState.BROKEN);
        long since = meanwhile.isEmpty() ? millis : verdict.atMillis();
        while (!meanwhile.isEmpty() && isOfTheSameBook(meanwhile.get(meanwhile.size() - 1), verdict)) {
            since = meanwhile.remove(meanwhile.size() - 1).fromMillis;
        }
        turns.addAll(meanwhile);
        return meanwhile.isEmpty() ? millis : since;
    }

    private static boolean isOfTheSameBook(Turn turn, Verdict verdict) {
        return turn.commitment.version() == verdict.commitment().version();
    }

    /** When another turn took its place, {@link Long#MAX_VALUE} if none did. */
    private long untilMillis(int number) {
        return number + 1 < turns.size() ? turns.get(number + 1).fromMillis : Long.MAX_VALUE;
    }

    private void worse(Verdict verdict) {
        worst.merge(Terms.of(verdict.commitment()), verdict, (one, other) -> margin(other) < margin(one) ? other : one);
    }

    private static double margin(Verdict verdict) {
        return Margins.of(verdict.commitment(), verdict.observed().value());
    }

    private Turn last() {
        return turns.get(turns.size() - 1);
    }
}
