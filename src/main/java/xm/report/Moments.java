package xm.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a report as people read them, in UTC: without the day where the whole shift is on one. */
final class Moments {
    private static final long DAY_MILLIS = 86_400_000;
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = format("yyyy-MM-dd HH:mm");

    private final long dayOfShift;

    Moments(Shift shift) {
        long first = Math.floorDiv(shift.fromMillis(), DAY_MILLIS);
        dayOfShift = first == Math.floorDiv(shift.toMillis() - 1, DAY_MILLIS) ? first : Long.MIN_VALUE;
    }

    static String whole(long millis) {
        return DAY_AND_TIME.format(Instant.ofEpochMilli(millis));
    }

    String of(long millis) {
        return Math.floorDiv(millis, DAY_MILLIS) == dayOfShift
                ? TIME.format(Instant.ofEpochMilli(millis))
                : whole(millis);
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
