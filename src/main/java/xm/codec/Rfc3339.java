package xm.codec;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * RFC 3339 times to milliseconds since the epoch and back, without an object per time.
 *
 * <p>The offset is required ({@code -00:00} is one), {@code t} and {@code z} may be lower case, a fraction of any
 * length is cut to milliseconds. Years are 0000 to 9999, in the time as written and in UTC. Second 60 is only there
 * where a leap second can be, the last second of a UTC month (ITU-R TF.460), and counts as the second after it.
 */
public final class Rfc3339 {
    /** What is no time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int SHORTEST = "2026-11-21T10:02:03Z".length();

    private Rfc3339() {}

    /** Milliseconds since the epoch, {@link #NONE} where the text is no such time. */
    public static long parse(CharSequence text) {
        if (text.length() < SHORTEST) {
            return NONE;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        boolean shaped = (year | month | day | hour | minute | second) >= 0
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) | 0x20) == 't'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        if (!shaped || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        if (hour > 23 || minute > 59 || second > 60) {
            return NONE;
        }
        int at = 19;
        int millis = 0;
        if (text.charAt(at) == '.') {
            int first = ++at;
            for (int unit = 100; at < text.length() && isDigit(text.charAt(at)); at++, unit /= 10) {
                millis += (text.charAt(at) - '0') * unit;
            }
            if (at == first) {
                return NONE;
            }
        }
        int offsetMinutes = offset(text, at);
        if (offsetMinutes == Integer.MIN_VALUE) {
            return NONE;
        }
        long minutes = (daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - offsetMinutes;
        long time = minutes * 60_000 + second * 1000L + millis;
        if (second == 60 && !startsMonth(minutes + 1)) {
            return NONE;
        }
        return isWritable(time) ? time : NONE;
    }

    /** In UTC with {@code Z}; for times of which {@link #isWritable} is true. */
    public static String format(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Whether its year in UTC has four digits. */
    public static boolean isWritable(long millis) {
        return millis >= EARLIEST && millis <= LATEST;
    }

    /** Minutes east of UTC, {@code Integer.MIN_VALUE} if this is no offset that ends with the text. */
    private static int offset(CharSequence text, int at) {
        int length = text.length() - at;
        if (length == 1 && (text.charAt(at) | 0x20) == 'z') {
            return 0;
        }
        if (length != 6 || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        if (text.charAt(at) != '+' && text.charAt(at) != '-') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int east = hours * 60 + minutes;
        return text.charAt(at) == '+' ? east : -east;
    }

    private static boolean startsMonth(long minutes) {
        Instant instant = Instant.ofEpochSecond(minutes * 60);
        return Math.floorMod(minutes, MINUTES_OF_DAY) == 0
                && instant.atOffset(ZoneOffset.UTC).getDayOfMonth() == 1;
    }

    /** A number of so many digits, negative if one of them is none. */
    private static int digits(CharSequence text, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /**
     * Days of the proleptic Gregorian calendar. Years begin in March here, so that the leap day is the last of its
     * year; 146,097 days are 400 years.
     */
    private static long daysSinceEpoch(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
