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

    public static long parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Milliseconds since the epoch, {@link #NONE} where the text is no such time. */
    public static long parse(char[] text, int start, int length) {
        if (length < SHORTEST) {
            return NONE;
        }
        int end = start + length;
        int year = digits(text, start, 4);
        int month = digits(text, start + 5, 2);
        int day = digits(text, start + 8, 2);
        int hour = digits(text, start + 11, 2);
        int minute = digits(text, start + 14, 2);
        int second = digits(text, start + 17, 2);
        boolean shaped = (year | month | day | hour | minute | second) >= 0
                && text[start + 4] == '-'
                && text[start + 7] == '-'
                && (text[start + 10] | 0x20) == 't'
                && text[start + 13] == ':'
                && text[start + 16] == ':';
        if (!shaped || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        if (hour > 23 || minute > 59 || second > 60) {
            return NONE;
        }
        int at = start + 19;
        int millis = 0;
        if (text[at] == '.') {
            int first = ++at;
            for (int unit = 100; at < end && text[at] >= '0' && text[at] <= '9'; at++, unit /= 10) {
                millis += (text[at] - '0') * unit;
            }
            if (at == first) {
                return NONE;
            }
        }
        int offsetMinutes = offset(text, at, end);
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
    private static int offset(char[] text, int at, int end) {
        if (end - at == 1 && (text[at] | 0x20) == 'z') {
            return 0;
        }
        if (end - at != 6 || text[at + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        if (text[at] != '+' && text[at] != '-') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int east = hours * 60 + minutes;
        return text[at] == '+' ? east : -east;
    }

    private static boolean startsMonth(long minutes) {
        Instant instant = Instant.ofEpochSecond(minutes * 60);
        return Math.floorMod(minutes, MINUTES_OF_DAY) == 0
                && instant.atOffset(ZoneOffset.UTC).getDayOfMonth() == 1;
    }

    /** A number of so many digits, negative if one of them is none. */
    private static int digits(char[] text, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
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
