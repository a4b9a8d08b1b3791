package xm.promise.detect;

import java.io.Serializable;

/**
 * What bets may win more in a pane for winning no more than is needed.
 *
 * <p>A pane of many answers can carry the capital from far below the alarm to far above it, and what lies above is lost: the
 * alarm comes later than was agreed. So all capital is multiplied by a boost b, chosen before the pane's answers are
 * looked at. Let U(j) be the capital if j of the n answers are bad; it grows with j. Cut at {@code needed} it is worth
 * min(b·U(j), needed), and b is the largest number at which the expectation of that, with every answer as bad as the promise
 * allows, is what it was before the pane.
 *
 * <p>The guarantee stands: while the promise is kept, the number of bad answers is, given that n came, never
 * stochastically larger than a binomial one, and what grows with j is then never expected to be more. So the capital, cut
 * where the alarm sounds anyway, less the number of panes, is still only expected to fall (Fischer, Ramdas: improving Wald's
 * test by avoiding overshoot). What is asked of the answers beyond that: how many come in one pane says nothing
 * about how good they are. Only counts of good and bad answers allow this: numbers may all lie near the target, where there
 * is nothing to cut.
 */
final class Overshoot implements Serializable {
    private static final long serialVersionUID = 1;
    /** Far below the alarm nothing is lost above it. */
    private static final double NEAR = 1e-3;

    /** A pane of more answers is its own proof. */
    private static final int MANY = 2000;

    /** Rounding must not make a promise of more than there is. */
    private static final double ROUNDING = 1 - 1e-12;

    private final double target;
    private final double needed;
    /** Logarithms of what a bad and a good answer make of each bet. */
    private final double[] bad;

    private final double[] good;

    Overshoot(double target, double needed, double[] lambdas) {
        this.target = target;
        this.needed = needed;
        bad = new double[lambdas.length];
        good = new double[lambdas.length];
        for (int k = 0; k < lambdas.length; k++) {
            bad[k] = BreachDetector.logGain(lambdas[k], target);
            good[k] = BreachDetector.logGain(lambdas[k], target - 1);
        }
    }

    /**
     * @param stakes on each bet before the pane, with the units it brings in
     * @param answers how many are in the pane
     */
    double boost(double[] stakes, double answers) {
        double staked = sum(stakes);
        int n = (int) answers;
        if (n != answers
                || n > MANY
                || n == 0
                || staked < NEAR * needed
                || staked >= needed
                || target <= 0
                || target >= 1) {
            return 1;
        }
        double[] worth = new double[stakes.length];
        double worst = 0;
        for (int k = 0; k < stakes.length; k++) {
            worth[k] = stakes[k] * Math.exp(n * good[k]);
            worst += stakes[k] * Math.exp(n * bad[k]);
        }
        return worst < needed ? 1 : boost(staked, worth, n);
    }

    private double boost(double staked, double[] worthOfNoneBad, int n) {
        double[] worth = worthOfNoneBad;
        double logOdds = Math.log((1 - target) / target);
        double logChance = n * Math.log(target);
        double below = 0;
        double chanceBelow = 0;
        for (int j = 0; j <= n; j++) {
            double all = sum(worth);
            // whether the capital is cut from j bad answers on
            if (needed * (below / all + 1 - chanceBelow) <= staked) {
                return below > 0 ? Math.max(1, (staked - needed * (1 - chanceBelow)) / below * ROUNDING) : 1;
            }
            double chance = Math.exp(logChance);
            below += chance * all;
            chanceBelow += chance;
            logChance += Math.log((n - j) / (j + 1.0)) + logOdds;
            for (int k = 0; k < worth.length; k++) {
                worth[k] *= Math.exp(bad[k] - good[k]);
            }
        }
        return 1;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
