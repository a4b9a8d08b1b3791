package xm.app.command;

import xm.event.Change;
import xm.event.Channel;
import xm.event.Touchpoint;

/** The event that says to a job that a replay has ended: a change at the touchpoint {@code replay}, no measurement. */
final class ReplayMarker {
    private ReplayMarker() {}

    /** @param timeMillis to which it moves event time */
    static Touchpoint of(String id, long timeMillis) {
        return Touchpoint.change(id, "xm-replay", timeMillis, "replay", Channel.OTHER, new Change("replay-end"));
    }
}
