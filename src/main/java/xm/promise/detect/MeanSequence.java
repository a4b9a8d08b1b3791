package xm.promise.detect;

import xm.promise.Bounds;
import xm.promise.Sample;

/**
 * Where the mean of answers lies, for whoever looks all the time: at no look at all, from the first answer on, is it outside
 * with more than the stated probability.
 */
public final class MeanSequence {
    private MeanSequence() {}

    /**
     * @param sum of all answers since the sequence began; how they came in between does not matter
     * @param alpha probability that the mean is ever outside
     */
    public static Bounds of(Sample sum, double alpha) {
        double n = sum.size();
        if (!(n > 0)) {
            return Bounds.ALL;
        }
        return sum.isShare() ? ShareMixture.bounds(sum.sum(), n, alpha) : BetMixture.bounds(sum, alpha);
    }
}
