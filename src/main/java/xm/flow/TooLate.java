package xm.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

/** How an event is refused that came after the windows that would hold it were closed. */
final class TooLate {
    private TooLate() {}

    /** @param watermark the event time that had been reached when it came */
    static Rejection rejection(Arrival arrival, long watermark) {
        return new Rejection(
                RejectReason.TOO_LATE,
                "time",
                "time is " + Instant.ofEpochMilli(arrival.event().timeMillis())
                        + ", but event time had reached " + Instant.ofEpochMilli(watermark)
                        + " and the windows that held it are closed",
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                arrival.receivedAtMillis(),
                key(arrival.event().customer()),
                null,
                arrival.event());
    }

    /** Events are keyed by their customer. */
    private static byte[] key(String customer) {
        return customer == null ? null : customer.getBytes(StandardCharsets.UTF_8);
    }
}
