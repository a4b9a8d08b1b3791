package xm.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts, exact to a millionth and below 10 to the 15, and codes of currencies. */
final class Money {
    static final String EXPECTED = "an amount from 0 to below 10^15";

    private static final int DIGITS = 15;
    private static final int DECIMALS = 6;

    private Money() {}

    /** The amount, what is finer than a millionth rounded half to even; {@code null} where it is none. */
    static BigDecimal amount(String number) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(number);
        } catch (NumberFormatException e) {
            // an exponent beyond all reason
            return null;
        }
        long digits = digitsBeforePoint(exact);
        if (exact.signum() < 0 || digits > DIGITS) {
            return null;
        }
        int decimals = Math.max(0, Math.min(DECIMALS, exact.scale()));
        // to round 1e-999999999 itself would take a number of a billion digits
        BigDecimal amount = exact.signum() == 0 || digits < -DECIMALS
                ? BigDecimal.ZERO.setScale(decimals)
                : exact.setScale(decimals, RoundingMode.HALF_EVEN);
        return digitsBeforePoint(amount) > DIGITS ? null : amount;
    }

    /** Whether these are three letters of ASCII, as in ISO 4217. */
    static boolean isCurrency(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            int letter = text.charAt(i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return text.length() == 3;
    }

    /** Negative for a number with zeros after the point. */
    private static long digitsBeforePoint(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }
}
