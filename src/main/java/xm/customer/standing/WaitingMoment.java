package xm.customer.standing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import java.util.function.Function;
import xm.customer.Moment;
import xm.customer.MomentKind;

/** A {@link Moment} as state keeps it. */
public final class WaitingMoment {
    /** By time, then kind and cause, then all the rest, so that equals are the same. */
    static final Comparator<WaitingMoment> IN_ORDER = Comparator.<WaitingMoment>comparingLong(
                    moment -> moment.timeMillis)
            .thenComparing(moment -> moment.kind)
            .thenComparing(text(moment -> moment.cause))
            .thenComparingDouble(moment -> moment.weight)
            .thenComparing(text(moment -> moment.segment))
            .thenComparing(text(moment -> moment.touchpoint));

    // mutable on purpose, public for the serializer; components are only ever added
    public long timeMillis;
    /** Until when it waits. */
    public long dueMillis;

    public MomentKind kind;
    public double weight;
    public String segment;
    public String touchpoint;
    public String cause;

    public WaitingMoment() {}

    WaitingMoment(Moment moment, long due) {
        dueMillis = due;
        timeMillis = moment.timeMillis();
        kind = moment.kind();
        weight = moment.weight();
        segment = moment.segment();
        touchpoint = moment.touchpoint();
        cause = moment.cause();
    }

    Moment moment() {
        return new Moment(timeMillis, kind, weight, segment, touchpoint, cause);
    }

    private static Comparator<WaitingMoment> text(Function<WaitingMoment, String> text) {
        return comparing(text, nullsFirst(naturalOrder()));
    }
}
