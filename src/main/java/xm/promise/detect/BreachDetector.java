package xm.promise.detect;

import java.io.Serializable;
import xm.promise.Sample;

/**
 * Bets against a promise on sealed panes and sounds an alarm when it has become too rich for a promise that is kept.
 *
 * <p>Every pane brings in one unit of capital (a little less, as a reserve), divided among the bets. A bet of λ turns
 * its capital into 1 + λ·(target - x) times itself with each answer x. While the promise is kept, the conditional mean
 * of every answer is at least the target, no bet can be expected to win, and the capital less the number of panes can
 * only be expected to fall. So when the alarm sounds at a capital of {@code needed}, at least as many panes are to be
 * expected to have passed (e-detectors: Shin, Ramdas, Rinaldo). Nothing else is asked of the answers: no distribution,
 * no independence, no rate. Of answers that are only good or bad nothing is lost by winning more than needed, see
 * {@link Overshoot}, which asks one thing more: that how many come in a pane does not depend on what they are.
 *
 * <p>The alarm also waits until one bet alone speaks for a drop with a likelihood of 20 to 1. Where answers are rare,
 * the units that come in between two of them would else add up to an alarm by themselves. To wait longer breaks no
 * promise.
 */
public final class BreachDetector implements Serializable {
    private static final long serialVersionUID = 1;
    /** More is not counted: a disaster stays a number. */
    private static final double ENOUGH = 1e100;

    private static final double LEAST_CLIMB = Math.log(20);

    /** What a pane brings in, of one unit: so that what is measured stays below what is allowed. */
    private static final double UNIT = 0.92;

    /** Of answers a pane, from where on they are many. */
    private static final double MANY = 3;

    /** Of the evidence that is needed, what panes without answers bring in at most from one answer to the next. */
    private static final double MOST_OF_SILENCE = 0.01;

    /** How much the newest pane counts for the pace. */
    private static final double NEWEST = 0.01;

    private final double target;
    private final double needed;
    private final Bets ofShares;
    private final Bets ofMeans;
    /** Or {@code null} if the shares of the bets stay what they are, nothing is boosted and a pane brings in one unit. */
    private final Bets ofMany;

    private final Overshoot overshoot;
    /** Logarithm of the most that a bet may win in one pane. */
    private final double steepest;

    /**
     * @param target conditional mean of every answer while the promise is kept, 0 to 1
     * @param needed panes in the time in which one false alarm is allowed
     */
    public BreachDetector(double target, double needed) {
        this(target, needed, Double.POSITIVE_INFINITY);
    }

    /**
     * One for which a single pane is never enough: what a bet would win beyond is not counted, which makes no alarm sooner.
     *
     * @param mostAPane what a pane may make of a bet, times itself
     */
    public BreachDetector(double target, double needed, double mostAPane) {
        this(target, needed, Bets.below(target), Bets.belowMean(target), Bets.ofMany(target), Math.log(mostAPane));
    }

    /** The detector as it was published: each bet keeps its share, and nothing is done about what is won above needed. */
    public BreachDetector(double target, double needed, Bets bets) {
        this(target, needed, bets, bets, null, Double.POSITIVE_INFINITY);
    }

    private BreachDetector(double target, double needed, Bets ofShares, Bets ofMeans, Bets ofMany, double steepest) {
        this.target = target;
        this.needed = needed;
        this.ofShares = ofShares;
        this.ofMeans = ofMeans;
        this.ofMany = ofMany;
        this.steepest = steepest;
        this.overshoot = ofMany == null || steepest < Double.POSITIVE_INFINITY
                ? null
                : new Overshoot(target, needed, ofShares.lambdas());
    }

    public double needed() {
        return needed;
    }

    /**
     * Lets panes without answers pass. What they bring in has an end: after months of silence the first answers would else
     * find an alarm that is all but complete.
     */
    public void skip(Evidence evidence, long emptyPanes) {
        long most = Math.max(evidence.waiting, (long) (needed * MOST_OF_SILENCE));
        evidence.waiting = Math.min(evidence.waiting + emptyPanes, most);
        evidence.pace *= Math.pow(1 - NEWEST, (double) emptyPanes);
    }

    /** Takes in one sealed pane; true while the evidence is as strong as needed. */
    public boolean see(Evidence evidence, Sample sample, long paneStartMillis) {
        boolean isShare = sample.isShare();
        Bets bets = isShare ? ofShares : ofMeans;
        if (evidence.capital == null || evidence.capital.length != bets.size()) {
            // nothing yet, or gathered by the bets of another release
            evidence.capital = new double[bets.size()];
            evidence.climb = new double[bets.size()];
            evidence.climbSinceMillis = new long[bets.size()];
        }
        stake(evidence, bets, isShare);
        double boost = isShare && overshoot != null ? overshoot.boost(evidence.capital, sample.size()) : 1;
        for (int k = 0; k < bets.size(); k++) {
            double gain = Math.min(steepest, logGain(bets.lambdas()[k], sample));
            evidence.capital[k] = Math.min(ENOUGH, evidence.capital[k] * boost * Math.exp(gain));
            if (evidence.climb[k] <= 0) {
                evidence.climb[k] = 0;
                evidence.climbSinceMillis[k] = paneStartMillis;
            }
            evidence.climb[k] += gain;
        }
        evidence.pace += NEWEST * (sample.size() - evidence.pace);
        return value(evidence) >= needed && climb(evidence) >= LEAST_CLIMB;
    }

    /** Puts what this pane and those without answers before it bring in on the bets, as the pace so far suggests. */
    private void stake(Evidence evidence, Bets bets, boolean isShare) {
        double units = unit() * (evidence.waiting + 1.0);
        evidence.waiting = 0;
        double many = isShare && ofMany != null
                ? evidence.pace * evidence.pace / (evidence.pace * evidence.pace + MANY * MANY)
                : 0;
        for (int k = 0; k < bets.size(); k++) {
            double weight = bets.weights()[k];
            evidence.capital[k] += units * (many == 0 ? weight : weight + many * (ofMany.weights()[k] - weight));
        }
    }

    private double unit() {
        return ofMany == null ? 1 : UNIT;
    }

    /** The capital that was won against the promise; 0 at the start. */
    public double value(Evidence evidence) {
        double value = unit() * evidence.waiting;
        if (evidence.capital != null) {
            for (double capital : evidence.capital) {
                value += capital;
            }
        }
        return value;
    }

    /** Logarithm of the likelihood of a drop since {@link #onsetMillis} against none; 0 before answers. */
    public double climb(Evidence evidence) {
        int highest = highest(evidence);
        return highest < 0 ? 0 : evidence.climb[highest];
    }

    /** Whether answers speak for a drop, and not only that there are so few of them. */
    public boolean isClimbing(Evidence evidence) {
        return climb(evidence) >= LEAST_CLIMB / 2;
    }

    /** Start of the climb of the bet that climbed highest: when the drop most likely was; the least long before answers. */
    public long onsetMillis(Evidence evidence) {
        int highest = highest(evidence);
        return highest < 0 ? Long.MIN_VALUE : evidence.climbSinceMillis[highest];
    }

    private static int highest(Evidence evidence) {
        int highest = -1;
        for (int k = 0; evidence.climb != null && k < evidence.climb.length; k++) {
            if (highest < 0 || evidence.climb[k] > evidence.climb[highest]) {
                highest = k;
            }
        }
        return highest;
    }

    private double logGain(double lambda, Sample sample) {
        double gain = 0;
        double[] weights = sample.weights();
        for (int i = 0; i < weights.length; i++) {
            // an answer that nobody gave must not meet a bet that it would have ruined
            if (weights[i] > 0) {
                gain += weights[i] * logGain(lambda, target - sample.level(i));
            }
        }
        return gain;
    }

    /** Logarithm of what an answer makes of a bet. */
    static double logGain(double lambda, double worseThanTarget) {
        return Math.log1p(Math.max(-1, lambda * worseThanTarget));
    }
}
