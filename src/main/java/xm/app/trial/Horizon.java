package xm.app.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import xm.codec.Table;

/**
 * How far time goes on in a test: as far as it says itself, or else to the last event and from there to the latest time of
 * which something is expected. What is expected of a time that never comes would be so whatever happens.
 */
final class Horizon {
    /** Who names a later time has likely slipped. */
    private static final Duration FARTHEST = Duration.ofDays(31);

    private final List<Mark> marks = new ArrayList<>();

    private record Mark(Table table, String key, long millis) {}

    /** Something is expected of that time. */
    void reach(Table table, String key, long millis) {
        marks.add(new Mark(table, key, millis));
    }

    /**
     * Up to when time goes on, the mistakes noted in what it does not reach.
     *
     * @param test the whole of it
     * @param until what it says itself, {@code null} for nothing
     * @param newestMillis time of the last event, the least long without events
     */
    OptionalLong of(Table test, Long until, long newestMillis) {
        if (newestMillis == Long.MIN_VALUE) {
            return OptionalLong.empty();
        }
        if (until != null && until < newestMillis) {
            test.mistake(
                    "until",
                    "until is " + time(until) + ", but the last event is at " + time(newestMillis)
                            + "; write a later time, or leave until out");
        }
        long most = until == null ? newestMillis + FARTHEST.toMillis() : until;
        long reached = newestMillis;
        for (Mark mark : marks) {
            if (mark.millis() > most) {
                mark.table()
                        .mistake(
                                mark.key(),
                                mark.key() + " is " + time(mark.millis()) + ", when the test is over: "
                                        + (until == null
                                                ? "the last event is at " + time(newestMillis)
                                                        + "; write an earlier time, or until: " + time(mark.millis())
                                                        + " if it is meant"
                                                : "time goes on until " + time(until)
                                                        + "; write an earlier time, or a later until"));
            }
            reached = Math.max(reached, mark.millis());
        }
        return OptionalLong.of(until == null ? reached : until);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
