package xm.promise.detect;

import xm.promise.Bounds;

/**
 * The always-valid interval of a share: the shares against which no mixture of all others has won more than 1 / alpha.
 *
 * <p>For every share m the likelihood of the answers, mixed over other shares by a beta distribution with mean m, is
 * divided by that of m itself. If m is the truth this ratio is a fair game, and ever reaches 1 / alpha with a probability
 * of at most alpha (Howard, Ramdas, McAuliffe, Sekhon 2021; the numbers are those of their package confseq).
 */
final class ShareMixture {
    /** After how many answers the interval is as narrow as can be. */
    private static final double NARROWEST_AFTER = 100;

    /** For which alpha it is. */
    private static final double ALPHA = 0.05;

    private static final double LEAST_PRIOR = 1e-3;

    private ShareMixture() {}

    static Bounds bounds(double good, double n, double alpha) {
        return bounds(good, n, alpha, NARROWEST_AFTER);
    }

    static Bounds bounds(double good, double n, double alpha, double narrowestAfter) {
        double share = good / n;
        double enough = Math.log(1 / alpha);
        double low = logRatio(0, good, n, narrowestAfter) < enough
                ? 0
                : Root.between(0, share, m -> logRatio(m, good, n, narrowestAfter) < enough);
        double high = logRatio(1, good, n, narrowestAfter) < enough
                ? 1
                : Root.between(share, 1, m -> logRatio(m, good, n, narrowestAfter) >= enough);
        return new Bounds(low, high);
    }

    /** Logarithm of what has been won against a share. */
    private static double logRatio(double m, double good, double n, double narrowestAfter) {
        double bad = n - good;
        if (m <= 0) {
            return good > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        if (m >= 1) {
            return bad > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double log = 2 * Math.log(1 / ALPHA);
        double prior = Math.max(LEAST_PRIOR, narrowestAfter / (log + Math.log1p(log)) - 1);
        return LogBeta.of(good + prior * m, bad + prior * (1 - m))
                - LogBeta.of(prior * m, prior * (1 - m))
                - good * Math.log(m)
                - bad * Math.log1p(-m);
    }
}
