package xm.sim;

import xm.event.SegmentAssignment;
import xm.event.Touchpoint;

/** The next thing that happens: an event, or a customer's new segment; the other one is {@code null}. */
public record Happening(Touchpoint event, SegmentAssignment assignment) {

    static Happening of(Touchpoint event) {
        return new Happening(event, null);
    }

    static Happening of(SegmentAssignment assignment) {
        return new Happening(null, assignment);
    }

    public boolean isEvent() {
        return event != null;
    }

    public long timeMillis() {
        return isEvent() ? event.timeMillis() : assignment.validFromMillis();
    }

    /** Whom it is about, {@code null} for an anonymous event. */
    public String customer() {
        return isEvent() ? event.customer() : assignment.customer();
    }
}
