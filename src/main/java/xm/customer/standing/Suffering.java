package xm.customer.standing;

import xm.customer.Moment;

/** An episode of high effort of which the customer has said nothing yet. */
public final class Suffering {
    // mutable on purpose, public for the serializer; components are only ever added
    public long sinceMillis;
    /** Effort of the episode, 0 to 1. */
    public double effort;

    public String segment;
    public String touchpoint;
    public String cause;

    public Suffering() {}

    Suffering(Moment moment) {
        sinceMillis = moment.timeMillis();
        effort = moment.weight();
        segment = moment.segment();
        touchpoint = moment.touchpoint();
        cause = moment.cause();
    }
}
