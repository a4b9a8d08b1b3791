package xm.promise.detect;

import java.io.Serializable;
import xm.promise.Sample;

/**
 * Bets against a promise on sealed panes and sounds an alarm when it has become too rich for a promise that is kept.
 *
 * <p>Every pane brings in one unit of capital, divided among the bets. A bet of λ turns its capital into 1 + λ·(target - x)
 * times itself with each answer x. While the promise is kept, the conditional mean of every answer is at least the target,
 * no bet can be expected to win, and the capital less the number of panes can only be expected to fall. So when the
 * alarm sounds at a capital of {@code needed}, at least as many panes are to be expected to have passed (e-detectors: Shin,
 * Ramdas, Rinaldo). Nothing else is asked of the answers: no distribution, no independence, no rate.
 */
public final class BreachDetector implements Serializable {
    private static final long serialVersionUID = 1;
    /** More is not counted: a disaster stays a number. */
    private static final double ENOUGH = 1e100;

    private final double target;
    private final double needed;
    private final Bets bets;

    /**
     * @param target conditional mean of every answer while the promise is kept, 0 to 1
     * @param needed panes in the time in which one false alarm is allowed
     */
    public BreachDetector(double target, double needed) {
        this(target, needed, Bets.below(target));
    }

    public BreachDetector(double target, double needed, Bets bets) {
        this.target = target;
        this.needed = needed;
        this.bets = bets;
    }

    public double needed() {
        return needed;
    }

    /** Lets panes without answers pass. */
    public void skip(Evidence evidence, long emptyPanes) {
        evidence.waiting += emptyPanes;
    }

    /** Takes in one sealed pane; true while the evidence is as strong as needed. */
    public boolean see(Evidence evidence, Sample sample, long paneStartMillis) {
        if (evidence.capital == null) {
            evidence.capital = new double[bets.size()];
            evidence.climb = new double[bets.size()];
            evidence.climbSinceMillis = new long[bets.size()];
        }
        double units = evidence.waiting + 1.0;
        evidence.waiting = 0;
        for (int k = 0; k < bets.size(); k++) {
            double gain = logGain(bets.lambdas()[k], sample);
            double capital = (evidence.capital[k] + bets.weights()[k] * units) * Math.exp(gain);
            evidence.capital[k] = Math.min(ENOUGH, capital);
            if (evidence.climb[k] <= 0) {
                evidence.climb[k] = 0;
                evidence.climbSinceMillis[k] = paneStartMillis;
            }
            evidence.climb[k] += gain;
        }
        return value(evidence) >= needed;
    }

    /** The capital that was won against the promise; 0 at the start. */
    public double value(Evidence evidence) {
        double value = (double) evidence.waiting;
        if (evidence.capital != null) {
            for (double capital : evidence.capital) {
                value += capital;
            }
        }
        return value;
    }

    /** Start of the climb of the bet that climbed highest: when the drop most likely was; the least long before answers. */
    public long onsetMillis(Evidence evidence) {
        long onset = Long.MIN_VALUE;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; evidence.climb != null && k < evidence.climb.length; k++) {
            if (evidence.climb[k] > highest) {
                highest = evidence.climb[k];
                onset = evidence.climbSinceMillis[k];
            }
        }
        return onset;
    }

    private double logGain(double lambda, Sample sample) {
        double gain = 0;
        double[] weights = sample.weights();
        for (int i = 0; i < weights.length; i++) {
            // an answer that nobody gave must not meet a bet that it would have ruined
            if (weights[i] > 0) {
                gain += weights[i] * Math.log1p(Math.max(-1, lambda * (target - sample.level(i))));
            }
        }
        return gain;
    }
}
