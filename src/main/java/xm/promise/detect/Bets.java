package xm.promise.detect;

import java.util.Arrays;

/**
 * Bets that a mean lies below a target in 0..1: how much of the capital is put on it, and the share of each bet.
 *
 * <p>A bet of λ turns the capital into 1 + λ·(target - x) times itself with each answer x. It must not go below nothing:
 * λ·(1 - target) is at most 1.
 */
public record Bets(double[] lambdas, double[] weights) {
    /** How much larger the odds of a bad answer are after the drops that are bet on: for a target of .9, from 13 % bad. */
    private static final double[] ODDS = {1.35, 1.72, 2.25, 3, 3.86, 5.06, 27};
    /** Most on drops of ten and twenty points from a target of .9, a little on all. */
    private static final double[] WEIGHTS = {0.08, 0.12, 0.2, 0.23, 0.25, 0.08, 0.04};
    /** Of many answers a small drop is found in a few panes anyway. */
    private static final double[] WEIGHTS_OF_MANY = {0.02, 0.02, 0.1, 0.12, 0.46, 0.26, 0.02};
    /** After the greatest drop at least so many are bad. */
    private static final double OUTAGE = 0.5;
    /** Of the largest bet that does not go below nothing. */
    private static final double[] BOLDNESS = {0.07, 0.14, 0.28, 0.5, 0.75, 0.975};

    private static final double[] WEIGHTS_OF_BOLDNESS = {0.08, 0.14, 0.2, 0.2, 0.22, 0.16};

    private static final double LEAST_SHARE = 1e-9;

    /** Bets of equal shares. */
    public static Bets equal(double... lambdas) {
        double[] weights = new double[lambdas.length];
        Arrays.fill(weights, 1.0 / lambdas.length);
        return new Bets(lambdas, weights);
    }

    /** Bets that a share lies below a target: each is the best one for one drop. */
    public static Bets below(double target) {
        double bad = Math.max(1 - target, LEAST_SHARE);
        double[] lambdas = new double[ODDS.length];
        for (int i = 0; i < ODDS.length; i++) {
            double odds = ODDS[i] * bad / Math.max(1 - bad, LEAST_SHARE);
            double badAfter = odds / (1 + odds);
            boolean isGreatest = i == ODDS.length - 1;
            lambdas[i] = against(1 - bad, isGreatest ? Math.max(badAfter, OUTAGE) : badAfter);
        }
        return new Bets(lambdas, WEIGHTS.clone());
    }

    /** The same bets with the shares for panes of many answers. */
    static Bets ofMany(double target) {
        return new Bets(below(target).lambdas, WEIGHTS_OF_MANY.clone());
    }

    /** Bets that the mean of answers that are numbers lies below a target: the less they scatter, the bolder the best one. */
    public static Bets belowMean(double target) {
        double most = 1 / Math.max(1 - target, LEAST_SHARE);
        double[] lambdas = new double[BOLDNESS.length];
        for (int i = 0; i < BOLDNESS.length; i++) {
            lambdas[i] = BOLDNESS[i] * most;
        }
        return new Bets(lambdas, WEIGHTS_OF_BOLDNESS.clone());
    }

    /** The bet that makes 1 + λ·(target - x) the likelihood of an answer after a drop against that at the target. */
    static double against(double target, double badAfter) {
        return (badAfter / (1 - target) - 1) / Math.max(target, LEAST_SHARE);
    }

    int size() {
        return lambdas.length;
    }
}
