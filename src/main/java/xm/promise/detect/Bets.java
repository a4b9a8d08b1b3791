package xm.promise.detect;

import java.util.Arrays;

/**
 * Bets that a mean lies below a target in 0..1: how much of the capital is put on it, and the share of each bet.
 *
 * <p>A bet of λ turns the capital into 1 + λ·(target - x) times itself with each answer x. It must not go below nothing:
 * λ·(1 - target) is at most 1.
 */
public record Bets(double[] lambdas, double[] weights) {
    /** How much larger the odds of a bad answer are after the drops that are bet on. */
    private static final double[] ODDS = {1.35, 1.6, 2.25, 3.9, 9, 40};

    /** After the greatest drop at least so many are bad. */
    private static final double OUTAGE = 0.5;

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
        return equal(lambdas);
    }

    /** The bet that makes 1 + λ·(target - x) the likelihood of an answer after a drop against that at the target. */
    static double against(double target, double badAfter) {
        return (badAfter / (1 - target) - 1) / Math.max(target, LEAST_SHARE);
    }

    int size() {
        return lambdas.length;
    }
}
