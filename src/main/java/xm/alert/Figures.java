package xm.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers, times and names as they are written in messages: the same in every country, short, on one line. */
public final class Figures {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Figures() {}

    /** A number without needless zeros. */
    public static String number(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "?";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** How often something comes, in the largest unit in which it is at least one. */
    public static String pace(double anHour) {
        if (anHour >= 1) {
            return number(anHour, anHour < 10 ? 1 : 0) + " an hour";
        }
        double aDay = anHour * 24;
        return aDay >= 1 ? number(aDay, 0) + " a day" : "less than 1 a day";
    }

    /** {@code 45 s}, {@code 6 min}, {@code 3 h 20 min}, {@code 4 d 2 h}. */
    public static String time(long millis) {
        if (millis < MINUTE) {
            return Math.max(0, millis / SECOND) + " s";
        }
        if (millis < HOUR) {
            return millis / MINUTE + " min";
        }
        return millis < 2 * DAY ? two(millis, HOUR, " h", MINUTE, " min") : two(millis, DAY, " d", HOUR, " h");
    }

    /** All of it, to the second or finer: {@code 5 min 13 s}, for times that read alike otherwise. */
    static String exactTime(double seconds, int decimals) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        double whole = BigDecimal.valueOf(seconds)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
        long minutes = (long) (whole / 60);
        String rest = number(whole - 60 * minutes, decimals);
        return (minutes == 0 ? "" : time(minutes * MINUTE) + ' ') + rest + " s";
    }

    private static String two(long millis, long large, String largeName, long small, String smallName) {
        long rest = millis % large / small;
        return millis / large + largeName + (rest == 0 ? "" : " " + rest + smallName);
    }

    /** An instant to the second: {@code 2026-11-21T10:02:00Z}. */
    public static String moment(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A whole number in groups of three digits, as sums and counts are read: {@code 48 200}. */
    public static String grouped(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ')
                : "?";
    }

    /** A name as it is, but on one line, without what cannot be seen, cut in the middle where it is longer than allowed. */
    public static String verbatim(String name, int limit) {
        return cut(name, false, limit);
    }

    /** A name as words, cut in the middle where it is longer than allowed. */
    static String name(String name, int limit) {
        return cut(name, true, limit);
    }

    private static String cut(String name, boolean isHyphenSpace, int limit) {
        StringBuilder words = new StringBuilder();
        name.codePoints().forEach(character -> {
            boolean isSpace = (isHyphenSpace && character == '-') || !isVisible(character);
            if (!isSpace) {
                words.appendCodePoint(character);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        int[] letters = words.toString().strip().codePoints().toArray();
        if (letters.length <= limit) {
            return new String(letters, 0, letters.length);
        }
        int head = limit / 2;
        int tail = limit - 1 - head;
        return new String(letters, 0, head) + '…' + new String(letters, letters.length - tail, tail);
    }

    static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
