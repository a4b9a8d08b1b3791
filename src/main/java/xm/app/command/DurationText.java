package xm.app.command;

import java.time.Duration;

/** Durations as people write them on the command line: whole days as {@code P273D}, not {@code PT6552H}. */
final class DurationText {
    private DurationText() {}

    static String of(Duration duration) {
        Duration days = Duration.ofDays(duration.toDays());
        return duration.equals(days) && !duration.isZero() ? "P" + days.toDays() + "D" : duration.toString();
    }
}
