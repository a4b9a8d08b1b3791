package xm.dispatch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Numbers and times as every channel writes them: with a point, in UTC, the same in every country. */
public final class Amount {
    private Amount() {}

    /** A value of a signal with its unit: {@code 73.8 %}, {@code 3.41}, {@code PT2H}. */
    public static String of(String signal, double value) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        return switch (unit(signal)) {
            case "%" -> plain(100 * value, 1) + " %";
            case "s" -> Duration.ofSeconds(Math.round(value)).toString();
            case "an hour" -> plain(value, 2) + " an hour";
            default -> plain(value, 2);
        };
    }

    /** The unit that a signal's values are told in. */
    public static String unit(String signal) {
        return switch (signal == null ? "" : signal) {
            case "resolution-time" -> "s";
            case "nps" -> "points";
            case "complaints" -> "per 100 customers";
            case "qoe" -> "of 5";
            case "effort", "stated-effort" -> "of 1";
            case "sentiment" -> "-1 to 1";
            case "customer-exceptions" -> "an hour";
            default -> "%";
        };
    }

    /** A number without needless zeros. */
    public static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A time to the second: {@code 2026-11-21T10:02:00Z}. */
    public static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
