package xm.promise;

import java.math.BigDecimal;
import java.time.Duration;

/** How numbers and lengths of time are spelled, as a person would write them in a book. */
public final class Spelling {
    private static final double LONG_NUMBER = 1e15;

    private Spelling() {}

    /** No more digits than needed: {@code 0.88}, {@code 48}. */
    public static String number(double number) {
        return Math.abs(number) < LONG_NUMBER
                ? decimal(number).toPlainString()
                : decimal(number).toString();
    }

    /** The same to the last bit when it is read again. */
    public static BigDecimal decimal(double number) {
        BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    /** ISO 8601, in days where they are whole: {@code P30D}, {@code PT4H}. */
    public static String duration(long millis) {
        Duration duration = Duration.ofMillis(millis);
        boolean isWholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return isWholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
