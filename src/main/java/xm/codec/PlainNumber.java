package xm.codec;

/**
 * The number that is read from a plain record, by the grammar of JSON (RFC 8259, section 6).
 *
 * <p>Not thread-safe, reused from number to number.
 */
final class PlainNumber {
    /** What is no number. */
    static final int NONE = -1;

    /** Up to so many digits a whole number is exact as a double, and so is the power of ten that it is divided by. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] TENS = new double[EXACT_DIGITS + 1];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Double.parseDouble("1e" + i);
        }
    }

    // hot path: mutable on purpose
    private boolean isNegative;
    private boolean hasExponent;
    /** All digits in a row, without the point; right while they are no more than 18, and there is no exponent. */
    private long digits;

    private int count;
    private int decimals;

    /**
     * Reads a number.
     *
     * @param bytes end with something that is in no number
     * @return where it ends, {@link #NONE} where there is none
     */
    int read(byte[] bytes, int start) {
        isNegative = bytes[start] == '-';
        digits = 0;
        count = 0;
        int first = isNegative ? start + 1 : start;
        int at = readDigits(bytes, first);
        boolean isPadded = bytes[first] == '0' && count > 1;
        if (at == first || isPadded) {
            return NONE;
        }
        int whole = count;
        if (bytes[at] == '.') {
            int point = at;
            at = readDigits(bytes, point + 1);
            if (at == point + 1) {
                return NONE;
            }
        }
        decimals = count - whole;
        hasExponent = (bytes[at] | 0x20) == 'e';
        return hasExponent ? readExponent(bytes, at + 1) : at;
    }

    boolean isWhole() {
        return decimals == 0 && !hasExponent;
    }

    /** Of a whole number with at most 18 digits. */
    long longValue() {
        return isNegative ? -digits : digits;
    }

    /**
     * The double that is nearest: where both are exact, a division is rounded only once (W. D. Clinger, How to Read Floating
     * Point Numbers Accurately, 1990).
     *
     * @param text the same as it is written
     */
    double doubleValue(CharSequence text) {
        if (hasExponent || count > EXACT_DIGITS) {
            return Double.parseDouble(text.toString());
        }
        double value = digits / TENS[decimals];
        return isNegative ? -value : value;
    }

    private int readExponent(byte[] bytes, int start) {
        boolean isSigned = bytes[start] == '-' || bytes[start] == '+';
        int first = isSigned ? start + 1 : start;
        int end = readDigits(bytes, first);
        return end == first ? NONE : end;
    }

    private int readDigits(byte[] bytes, int start) {
        int at = start;
        long sum = digits;
        for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[++at] - '0') {
            sum = 10 * sum + digit;
        }
        digits = sum;
        count += at - start;
        return at;
    }
}
