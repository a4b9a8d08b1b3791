package xm.promise.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OvershootTest {
    private static final double[] LAMBDAS = {0.4, 1.2, 3, 7};

    @ParameterizedTest
    @CsvSource({
        ".9, 1000, 400, 1",
        ".9, 1000, 700, 3",
        ".9, 1000, 50, 20",
        ".9, 259200, 3000, 170",
        ".1, 500, 250, 12",
        ".5, 100, 30, 40",
        ".99, 259200, 9000, 4"
    })
    void cutAtTheAlarmTheBoostedCapitalIsWorthWhatWasStaked(double target, double needed, double staked, int n) {
        double[] stakes = {staked * 0.1, staked * 0.3, staked * 0.4, staked * 0.2};
        double[] lambdas = LAMBDAS.clone();
        for (int k = 0; k < lambdas.length; k++) {
            lambdas[k] = Math.min(lambdas[k], 0.9 / (1 - target));
        }

        double boost = new Overshoot(target, needed, lambdas).boost(stakes, n);

        assertThat(boost).isGreaterThanOrEqualTo(1);
        assertThat(expectation(target, needed, stakes, lambdas, n, boost)).isCloseTo(staked, within(1e-6 * staked));
        // the promise kept better than that is worth less
        assertThat(expectation(target + (1 - target) / 2, needed, stakes, lambdas, n, boost, target))
                .isLessThanOrEqualTo(staked);
    }

    @ParameterizedTest
    @CsvSource({"400, 2.5", "400, 0", "0.5, 10", "1000, 10", "400, 5000"})
    void nothingIsBoostedWhereNothingIsKnownOrLost(double staked, double answers) {
        double[] stakes = {staked / 4, staked / 4, staked / 4, staked / 4};

        assertThat(new Overshoot(0.9, 1000, LAMBDAS).boost(stakes, answers)).isEqualTo(1);
    }

    private static double expectation(
            double target, double needed, double[] stakes, double[] lambdas, int n, double boost) {
        return expectation(target, needed, stakes, lambdas, n, boost, target);
    }

    /** Of what is not cut, when so many answers are good. */
    private static double expectation(
            double good, double needed, double[] stakes, double[] lambdas, int n, double boost, double target) {
        double expectation = 0;
        double chance = Math.pow(good, n);
        for (int j = 0; j <= n; j++) {
            double worth = 0;
            for (int k = 0; k < stakes.length; k++) {
                worth += stakes[k]
                        * Math.pow(1 + lambdas[k] * target, j)
                        * Math.pow(1 - lambdas[k] * (1 - target), n - j);
            }
            expectation += chance * Math.min(boost * worth, needed);
            chance *= (n - j) / (j + 1.0) * (1 - good) / good;
        }
        return expectation;
    }
}
