package xm.signal;

/**
 * Confidence intervals from counts and sums, for one look at the data.
 *
 * <p>They say how far a published value can be trusted. They are no alarm rule: who looks again and again at a 95 %
 * interval is misled far more often than 5 % of the time.
 */
public final class Intervals {
    /** Normal quantile of a two-sided 95 % interval. */
    public static final double Z95 = 1.959963984540054;

    private Intervals() {}

    /** The 95 % {@link #wilson(long, long, double) Wilson} interval of a share. */
    public static Interval wilson(long hits, long n) {
        return wilson(hits, n, Z95);
    }

    /**
     * Wilson's score interval of a share, without continuity correction; everything is possible when n = 0.
     *
     * <p>Source: Newcombe (1998), Statistics in Medicine 17:857-872, method 3; its table has 81 of 263 in .2553-.3662.
     */
    public static Interval wilson(long hits, long n, double z) {
        if (n == 0) {
            return new Interval(0, 1);
        }
        double share = (double) hits / n;
        double zz = z * z;
        double centre = (share + zz / (2.0 * n)) / (1 + zz / n);
        double half = z / (1 + zz / n) * Math.sqrt(share * (1 - share) / n + zz / (4.0 * n * n));
        // the two ends that are known exactly must not miss by a rounding error
        return new Interval(hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half);
    }

    /**
     * The 95 % interval of the mean of answers between -1 and 1: adjusted Wald, clamped to that range.
     *
     * <p>The plain Wald interval, mean ± z·s/√n, has no width when all answers agree, so that a single one would look
     * like certainty. Three pseudo answers repair it: 3/4 at either end, 1.5 in the middle. For answers that are only
     * -1, 0 or 1 this is the interval of net promoter scores (Rocks 2016, The American Statistician, best of those
     * compared at measuringu.com/nps-three-confidence-intervals); for others, the same with their own squares. One
     * lone answer at an end lies just outside of it.
     *
     * @param n how many answers; weighted ones count with their effective number, which may be a fraction
     * @param sum of the answers
     * @param sumSquares of the answers
     */
    public static Interval boundedMean(double n, double sum, double sumSquares) {
        double adjustedN = n + 3;
        double mean = sum / adjustedN;
        double variance = Math.max(0, (sumSquares + 1.5) / adjustedN - mean * mean);
        double half = Z95 * Math.sqrt(variance / adjustedN);
        return new Interval(Math.max(-1, mean - half), Math.min(1, mean + half));
    }

    /**
     * The 95 % {@link #boundedMean bounded mean} interval of answers that lie on a scale, counted from 0, its lowest, to 1,
     * its highest.
     *
     * @param unitSum of the answers, each 0 to 1
     * @param unitSquares of the same
     */
    static Interval meanOnScale(long n, double unitSum, double unitSquares, double lowest, double highest) {
        // the bounded mean is told of -1..1: x becomes 2x - 1
        return boundedMean((double) n, 2 * unitSum - n, 4 * (unitSquares - unitSum) + n)
                .scaled((highest - lowest) / 2, (highest + lowest) / 2);
    }

    /** The 95 % {@link #boundedMean bounded mean} interval of the share of positive answers less that of negative ones. */
    public static Interval netShare(long n, long positive, long negative) {
        return boundedMean((double) n, (double) (positive - negative), (double) (positive + negative));
    }

    /**
     * The 95 % score interval of the expected number of events of which some were counted (Poisson).
     *
     * <p>The roots of (count - m)² = z²·m: none counted is 0 to 3.84, ten counted is 5.43 to 18.41.
     */
    public static Interval poisson(long count) {
        double centre = count + Z95 * Z95 / 2;
        double half = Z95 * Math.sqrt(count + Z95 * Z95 / 4);
        return new Interval(count == 0 ? 0 : centre - half, centre + half);
    }
}
