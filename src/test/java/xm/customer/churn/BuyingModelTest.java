package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of the models of buying at parameters of all sizes. */
class BuyingModelTest {

    @Test
    void riskRisesWithSilenceAndFallsWithTheHorizon() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (BuyingModel model : models(random)) {
                int repeats = random.nextInt(30);
                double recency = repeats == 0 ? 0 : random.nextDouble(0, 100);
                double before = 0;
                for (double silence = 0; silence < 200; silence += 5) {
                    double risk = model.riskWithin(repeats, recency, recency + silence, 13);

                    assertThat(risk).as("seed %d, %s", seed, model).isBetween(before, 1.0);
                    assertThat(model.riskWithin(repeats, recency, recency + silence, 14))
                            .isLessThanOrEqualTo(risk);
                    assertThat(risk)
                            .isGreaterThanOrEqualTo(1 - model.pAlive(repeats, recency, recency + silence) - 1e-15);
                    before = risk;
                }
            }
        }
    }

    @Test
    void anyHistoryIsEitherPossibleOrNot() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (BuyingModel model : models(random)) {
                // no purchase, or one at some time: the likelihoods of all of them and of more than one are 1
                double none = Math.exp(model.logLikelihood(0, 0, 10));
                double one = 0;
                int steps = 2000;
                for (int i = 0; i < steps; i++) {
                    one += Math.exp(model.logLikelihood(1, (i + 0.5) * 10 / steps, 10)) * 10 / steps;
                }

                assertThat(none + one).as("seed %d, %s", seed, model).isLessThanOrEqualTo(1 + 1e-6);
                assertThat(none).isCloseTo(model.riskWithin(0, 0, 0, 10), within(1e-12));
            }
        }
    }

    @Test
    void expectsAsManyPurchasesNearAParameterOfOneAsAtIt() {
        double at = new MbgNbd(0.5, 6, 1, 1.6).expectedPurchases(3, 20, 30, 39);

        assertThat(new MbgNbd(0.5, 6, 1 + 1e-7, 1.6).expectedPurchases(3, 20, 30, 39))
                .isCloseTo(at, within(1e-6));
        assertThat(new MbgNbd(0.5, 6, 1 - 1e-7, 1.6).expectedPurchases(3, 20, 30, 39))
                .isCloseTo(at, within(1e-6));
    }

    @Test
    void whoBoughtOnceIsAliveForEverInOneModelOnly() {
        assertThat(new BgNbd(0.243, 4.414, 0.793, 2.426).pAlive(0, 0, 1e6)).isEqualTo(1);
        assertThat(new MbgNbd(0.525, 6.183, 0.891, 1.614).pAlive(0, 0, 1e6)).isLessThan(0.01);
    }

    private static List<BuyingModel> models(SplittableRandom random) {
        double r = random.nextDouble(0.05, 5);
        double alpha = random.nextDouble(0.1, 40);
        double a = random.nextDouble(0.05, 5);
        double b = random.nextDouble(0.05, 5);
        return List.of(new BgNbd(r, alpha, a, b), new MbgNbd(r, alpha, a, b));
    }
}
