package xm.signal;

/**
 * How many answers lie at each of 17 equally spaced levels, from the lowest value of their signal to the highest.
 *
 * <p>An answer between two levels is shared between them, so that both the number of answers and their mean are kept:
 * of .7, four fifths lie at level 11 (.6875) and one fifth at level 12 (.75). Shares are counted in whole 2^-20 of an
 * answer, so they add up in any order and can be taken back. Where a share has to be rounded, the mean moves towards
 * better, by 6e-8 at most: a rounding error is no evidence that a promise is broken.
 */
public final class Levels implements Accumulator<Levels> {
    static final int COUNT = 17;
    private static final int STEPS = COUNT - 1;
    /** An answer, in parts. */
    private static final double WHOLE = 0x1p20;

    // hot path: mutable on purpose
    /** What lies at each level, in 2^-20 of an answer. */
    public long[] parts = new long[COUNT];

    /**
     * Counts an answer, or takes it back.
     *
     * @param unit where it lies between the lowest value (0) and the highest (1)
     * @param weight of it, 0 to 1
     * @param sign 1, or -1 to take it back
     */
    void add(double unit, double weight, long sign, boolean isHighBetter) {
        double place = Math.max(0, Math.min(1, unit)) * STEPS;
        int below = Math.min(STEPS - 1, (int) place);
        long whole = Math.round(weight * WHOLE);
        double share = (place - below) * whole;
        long above = (long) (isHighBetter ? Math.ceil(share) : Math.floor(share));
        parts[below] += sign * (whole - above);
        parts[below + 1] += sign * above;
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        for (long part : parts) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void merge(Levels other) {
        for (int i = 0; i < COUNT; i++) {
            parts[i] += other.parts[i];
        }
    }

    /** How many of n answers lie at each level, as it is told; {@code null} where the levels miss some. */
    static double[] told(Levels levels, long n) {
        return told(levels, (double) n, 0);
    }

    /**
     * How many answers lie at each level, as it is told.
     *
     * @param size how many answers, or their weights, were counted beside the levels, to so much as the error says
     * @return {@code null} where the levels miss some: a window that an earlier release began has answers without
     */
    static double[] told(Levels levels, double size, double error) {
        if (levels == null) {
            return null;
        }
        double[] told = new double[COUNT];
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            told[i] = levels.parts[i] / WHOLE;
            sum += levels.parts[i];
        }
        return Math.abs(sum / WHOLE - size) <= error ? told : null;
    }
}
