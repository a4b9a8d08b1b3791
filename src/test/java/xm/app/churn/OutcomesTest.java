package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.signal.Interval;
import xm.signal.Vectors;

class OutcomesTest {
    @Test
    void measuresAreThoseOfTheReferenceValues() throws Exception {
        Vectors vectors = Vectors.of("churn_evaluation");
        Vectors.Group datasets = vectors.group("datasets");
        for (JsonNode set : datasets.cases()) {
            Outcomes outcomes = outcomes(set);
            var close = within(datasets.tolerance());
            String name = set.get("name").asText();
            assertThat(outcomes.baseRate()).as(name).isCloseTo(number(set, "/base_rate"), close);
            assertThat(outcomes.auc()).as(name).isCloseTo(number(set, "/auc"), close);
            assertThat(outcomes.brier()).as(name).isCloseTo(number(set, "/brier"), close);
            assertThat(outcomes.logLoss()).as(name).isCloseTo(number(set, "/log_loss"), close);
            assertThat(outcomes.calibrationError()).as(name).isCloseTo(number(set, "/ece10"), close);
            assertThat(outcomes.lift(10)).as(name).isCloseTo(number(set, "/lift_top10/lift"), close);
            assertThat(outcomes.lift(20)).as(name).isCloseTo(number(set, "/lift_top20/lift"), close);
            CalibrationLine line = outcomes.calibration();
            assertThat(line.intercept()).as(name).isCloseTo(number(set, "/calibration/intercept"), close);
            assertThat(line.slope()).as(name).isCloseTo(number(set, "/calibration/slope"), close);
            assertThat(outcomes.calibrationInTheLarge())
                    .as(name)
                    .isCloseTo(number(set, "/calibration_in_the_large"), close);
        }
        Vectors.Group edges = vectors.group("edge");
        for (JsonNode edge : edges.cases()) {
            Outcomes outcomes = outcomes(edge);
            if (edge.get("auc").isNull()) {
                assertThat(outcomes.auc()).isNaN();
            } else {
                assertThat(outcomes.auc()).isCloseTo(edge.get("auc").asDouble(), within(edges.tolerance()));
            }
            if (edge.has("lift")) {
                assertThat(outcomes.lift(10)).isNaN();
            }
        }
        assertThat(vectors.used()).isEqualTo(9);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void aRankingIsCountedOverAllPairs() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(30);
            double[] p = new double[n];
            boolean[] came = new boolean[n];
            for (int i = 0; i < n; i++) {
                p[i] = random.nextInt(8) / 8.0;
                came[i] = random.nextBoolean();
            }
            double better = 0;
            int pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (came[i] && !came[j]) {
                        pairs++;
                        better += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                    }
                }
            }
            double auc = Outcomes.of(p, came).auc();
            if (pairs == 0) {
                assertThat(auc).as("seed " + seed).isNaN();
            } else {
                assertThat(auc).as("seed " + seed).isCloseTo(better / pairs, within(1e-12));
            }
        }
    }

    @Test
    void countingCustomersTwiceIsTheSameAsHavingThemTwice() {
        double[] p = {0.9, 0.2, 0.6, 0.6, 0.1};
        boolean[] came = {true, false, false, true, false};
        Outcomes counted = Outcomes.of(p, came).counted(new int[] {2, 1, 0, 1, 3});
        Outcomes spelled = Outcomes.of(
                new double[] {0.9, 0.9, 0.2, 0.6, 0.1, 0.1, 0.1},
                new boolean[] {true, true, false, true, false, false, false});
        assertThat(counted.auc()).isEqualTo(spelled.auc());
        assertThat(counted.brier()).isCloseTo(spelled.brier(), within(1e-15));
        assertThat(counted.calibrationError()).isCloseTo(spelled.calibrationError(), within(1e-15));
        assertThat(counted.lift(20)).isEqualTo(spelled.lift(20));
    }

    @Test
    void whatCanBeToldApartWithoutFailHasNoCalibrationLine() {
        Outcomes outcomes = Outcomes.of(new double[] {0.9, 0.8, 0.3, 0.2}, new boolean[] {true, true, false, false});
        assertThat(outcomes.calibration()).isEqualTo(CalibrationLine.NONE);
        assertThat(Outcomes.of(new double[] {0.5, 0.5}, new boolean[] {true, false})
                        .calibration())
                .isEqualTo(CalibrationLine.NONE);
        assertThat(Outcomes.of(new double[] {0.5, 0.4}, new boolean[] {true, true})
                        .calibrationInTheLarge())
                .isNaN();
    }

    /** Of 40 samples of which the truth is known, most of the 95 % intervals hold it. */
    @Test
    void intervalsHoldTheTruth() {
        int held = 0;
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] p = new double[400];
            boolean[] came = new boolean[400];
            for (int i = 0; i < p.length; i++) {
                p[i] = random.nextDouble();
                came[i] = random.nextDouble() < p[i];
            }
            // the mean of p (1 - p) over 0..1
            Interval brier = new Bootstrap(200, p.length).of(Outcomes.of(p, came), Outcomes::brier)[0];
            held += brier.low() <= 1 / 6.0 && 1 / 6.0 <= brier.high() ? 1 : 0;
        }
        assertThat(held).isBetween(34, 40);
    }

    private static Outcomes outcomes(JsonNode set) {
        int n = set.get("p").size();
        double[] p = new double[n];
        boolean[] came = new boolean[n];
        for (int i = 0; i < n; i++) {
            p[i] = set.get("p").get(i).asDouble();
            came[i] = set.get("y").get(i).asInt() == 1;
        }
        return Outcomes.of(p, came);
    }

    private static double number(JsonNode set, String path) {
        return set.at(path).asDouble();
    }
}
