package xm.customer.cases;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import xm.event.CaseUpdate;
import xm.event.Cell;
import xm.event.Touchpoint;

/**
 * One thing that happened to a case: it changed its status, or the customer complained.
 *
 * <p>Steps are sorted by time, then by the life of a case, then by what they say: two that tie in all are one. So their
 * order does not depend on the order in which they came.
 *
 * @param status {@code null} for a complaint
 * @param severity of a complaint, 1 the worst; else {@code null}
 * @param targetSeconds that it brings, or {@code null}
 * @param isInTarget the desk's verdict that it brings, or {@code null}
 * @param cell key of the {@link Cell} where it happened
 */
public record Step(
        long timeMillis,
        CaseUpdate.Status status,
        Integer severity,
        Double targetSeconds,
        Boolean isInTarget,
        String cell)
        implements Comparable<Step> {
    private static final Comparator<Step> ORDER = Comparator.comparingLong(Step::timeMillis)
            .thenComparing(Step::status, nullsFirst(naturalOrder()))
            .thenComparing(Step::targetSeconds, nullsFirst(naturalOrder()))
            .thenComparing(Step::isInTarget, nullsFirst(naturalOrder()))
            .thenComparing(Step::severity, nullsFirst(naturalOrder()))
            .thenComparing(Step::cell);

    static Step of(Touchpoint event, String segment) {
        CaseUpdate update = event.caseUpdate();
        String cell = new Cell(segment, event.touchpoint(), event.channel().wireName()).key();
        return update == null
                ? new Step(event.timeMillis(), null, event.complaint().severity(), null, null, cell)
                : new Step(
                        event.timeMillis(), update.status(), null, update.targetSeconds(), update.isInTarget(), cell);
    }

    boolean isComplaint() {
        return status == null;
    }

    /** Whether it stops the clock. */
    boolean isEnd() {
        return status == CaseUpdate.Status.RESOLVED || status == CaseUpdate.Status.CLOSED;
    }

    String segment() {
        return cell.substring(0, cell.indexOf('/'));
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}
