package xm.customer.cases;

import static xm.customer.CustomerMemory.NEVER;

import java.util.ArrayList;
import java.util.List;
import xm.customer.Voice;
import xm.event.Cell;
import xm.signal.Fact;

/**
 * What is counted of a case: it counts once in {@code resolution-time} and once in {@code in-target}.
 *
 * <ul>
 *   <li>Resolved within its target, or with a verdict of the desk: one fact with both, when and where it was resolved.
 *   <li>Not resolved at its deadline: a missed target, then and where it was opened; when it is resolved, a second fact
 *       with its time only.
 *   <li>The desk's verdict overrides the clock, from when the case is resolved: a missed target is taken back for it.
 * </ul>
 *
 * A fact lies no earlier than what makes it one was known, or where one of the case lies already: windows of the past may
 * be over.
 */
final class Counted {
    private Counted() {}

    /** Of a case's whole life, when event time has got so far. */
    static List<Fact> of(Life life, long nowMillis) {
        List<Fact> facts = new ArrayList<>(2);
        boolean isJudgedByDesk = !life.isRunning() && life.verdict() != null;
        boolean isMissed = !isJudgedByDesk && life.missedMillis() != NEVER;
        if (isMissed && life.missedMillis() <= nowMillis) {
            facts.add(fact(life.missedMillis(), life.opening(), null, false));
        }
        if (!life.isRunning()) {
            Boolean isInTarget = isMissed ? null : life.isInTarget();
            if (life.seconds() != null || isInTarget != null) {
                facts.add(fact(life.resolvedMillis(), life.resolving(), life.seconds(), isInTarget));
            }
        }
        return facts;
    }

    private static Fact fact(long timeMillis, Step where, Double seconds, Boolean isInTarget) {
        Cell cell = Cell.ofKey(where.cell());
        Fact.Resolution resolution = new Fact.Resolution(seconds, isInTarget);
        return new Fact(
                cell.segment(), cell.touchpoint(), cell.channel(), timeMillis, false, true, null, null, resolution);
    }

    /** The same, not to be taken back any more. */
    static List<Fact> closed(List<Fact> facts) {
        return facts.stream().map(Counted::closed).toList();
    }

    private static Fact closed(Fact it) {
        return new Fact(
                it.segment(),
                it.touchpoint(),
                it.channel(),
                it.timeMillis(),
                false,
                false,
                null,
                null,
                it.resolution());
    }

    /** Tells what became otherwise. */
    static void tell(List<Fact> before, List<Fact> after, Voice voice) {
        for (Fact fact : before) {
            if (!after.contains(fact)) {
                voice.fact(fact.takenBack());
            }
        }
        for (Fact fact : after) {
            if (!before.contains(fact)) {
                voice.fact(fact);
            }
        }
    }
}
