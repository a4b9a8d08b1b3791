package xm.promise.detect;

import xm.promise.Bounds;
import xm.promise.Sample;

/**
 * The always-valid interval of a mean of answers between 0 and 1: the means against which no mixture of bets has won
 * more than 2 / alpha.
 *
 * <p>A bet of share c that the mean is above m turns its capital into 1 + c·(x/m - 1) times itself with each answer x. If m
 * is the mean this is a fair game, and ever reaches 2 / alpha with a probability of at most alpha / 2. The capital only
 * falls as m rises, so there is one point where it is just reached: the lower end. The upper end is the same from the
 * other side. Bets go from almost all to almost nothing, so that one of them is about right for every number of answers, and
 * the interval shrinks with its square root.
 */
final class BetMixture {
    private static final int BETS = 18;
    private static final double BOLDEST = 0.95;
    private static final double STEP = 2;
    /** A mean this near to an end is not told from it. */
    private static final double EDGE = 1e-9;

    private BetMixture() {}

    static Bounds bounds(Sample sum, double alpha) {
        double low = low(sum, alpha);
        double high = 1 - low(sum.mirrored(), alpha);
        return new Bounds(low, high);
    }

    private static double low(Sample sum, double alpha) {
        double enough = Math.log(2 / alpha);
        double mean = sum.sum() / sum.size();
        if (mean <= EDGE || logCapital(sum, EDGE) < enough) {
            return 0;
        }
        return Root.between(EDGE, mean, m -> logCapital(sum, m) < enough);
    }

    /** Logarithm of what all bets that the mean is above m have made of one unit. */
    private static double logCapital(Sample sum, double m) {
        double[] weights = sum.weights();
        double[] logs = new double[BETS];
        double highest = Double.NEGATIVE_INFINITY;
        double share = BOLDEST;
        for (int k = 0; k < BETS; k++) {
            for (int i = 0; i < weights.length; i++) {
                logs[k] += weights[i] == 0 ? 0 : weights[i] * Math.log1p(share * (sum.level(i) / m - 1));
            }
            highest = Math.max(highest, logs[k]);
            share /= STEP;
        }
        double total = 0;
        for (double log : logs) {
            total += Math.exp(log - highest);
        }
        return highest + Math.log(total / BETS);
    }
}
