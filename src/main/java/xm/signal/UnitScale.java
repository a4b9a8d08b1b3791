package xm.signal;

/**
 * Answers between 0 and 1, counted in whole 180ths so that they add up exactly.
 *
 * <p>180 is the least number that 1, 2, 3, 4, 6, 9 and 10 divide, the widths of all scales of satisfaction and effort.
 */
final class UnitScale {
    /** The whole, 1, in parts. */
    static final long WHOLE = 180;
    /** The square of the whole, the unit of sums of squares. */
    static final double WHOLE_SQUARED = WHOLE * WHOLE;

    private UnitScale() {}

    /** Where a score lies between the lowest and the highest, 0 to {@link #WHOLE}. */
    static long parts(int score, int lowest, int highest) {
        return WHOLE * (score - lowest) / (highest - lowest);
    }
}
