package xm.signal;

/**
 * A sum of numbers between -1 and 1 that is the same in any order and grouping, to the last bit.
 *
 * <p>Floating-point addition is not associative, so each number is first rounded, on its own, to a multiple of 2^-52
 * (an error of at most 1.2e-16) and then added as an integer, in two parts of which neither can overflow within 2^37
 * (1.3e11) additions.
 */
public final class ExactSum implements Accumulator<ExactSum> {
    private static final double SCALE = 0x1p52;
    private static final int LOW_BITS = 26;
    private static final long LOW_MASK = (1L << LOW_BITS) - 1;

    // hot path: mutable on purpose
    /** Multiples of 2^-26. */
    public long high;
    /** Multiples of 2^-52, each added one below 2^26. */
    public long low;

    public void add(double value) {
        long scaled = Math.round(value * SCALE);
        high += scaled >> LOW_BITS;
        low += scaled & LOW_MASK;
    }

    /** Takes a number away that was added before: the sum is again what it would be without. */
    public void subtract(double value) {
        long scaled = Math.round(value * SCALE);
        high -= scaled >> LOW_BITS;
        low -= scaled & LOW_MASK;
    }

    @Override
    public void merge(ExactSum other) {
        high += other.high;
        low += other.low;
    }

    /** Whether everything that was added has been taken away. */
    boolean isZero() {
        return (low & LOW_MASK) == 0 && high + (low >> LOW_BITS) == 0;
    }

    public double value() {
        return high * 0x1p-26 + low * 0x1p-52;
    }
}
