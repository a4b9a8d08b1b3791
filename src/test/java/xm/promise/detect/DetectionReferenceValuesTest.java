package xm.promise.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import xm.promise.Bounds;
import xm.promise.Sample;
import xm.signal.Vectors;

/** The detector and the intervals against values from elsewhere. */
class DetectionReferenceValuesTest {
    private static final String BOUNDARIES_OF_OTHERS =
            "sub-Gaussian, gamma and stitched boundaries are not shipped: shares have the exact mixture, means have bets";
    private static final String BETS_OF_OTHERS =
            "bets that are chosen answer by answer need the order of answers, which a pane does not keep";

    @Test
    void betsAndThresholdsAreThoseOfTheDesign() throws IOException {
        Vectors vectors = Vectors.of("e_detector_design");
        for (JsonNode one : vectors.group("max_bet").cases()) {
            double target = number(one, "m0");
            double most = number(one, "max_bet");
            assertThat(1 - most * (1 - target)).isCloseTo(number(one, "factor_when_satisfied_at_max"), within(1e-12));
            assertThat(1 + most * target).isCloseTo(number(one, "factor_when_unsatisfied_at_max"), within(1e-12));
            assertThat(Arrays.stream(Bets.below(target).lambdas()).max().orElseThrow())
                    .isLessThan(most);
            assertThat(Arrays.stream(Bets.belowMean(target).lambdas()).max().orElseThrow())
                    .isLessThan(most);
        }
        for (JsonNode one : vectors.group("threshold").cases()) {
            double perHour = number(one, "events_per_hour");
            double days = number(one, "max_false_alerts_per_days");
            assertThat(new BreachDetector(0.9, perHour * 24 * days).needed())
                    .isCloseTo(number(one, "threshold"), within(1e-9));
        }
        for (JsonNode one : vectors.group("consecutive").cases()) {
            BreachDetector detector = detector(one, number(one, "threshold"));
            Evidence evidence = new Evidence();
            int bad = 1;
            while (!detector.see(evidence, Sample.share(1, 0), bad)) {
                bad++;
            }
            assertThat(bad)
                    .as("%s", one)
                    .isEqualTo(one.path("consecutive_unsatisfied_to_alarm").intValue());
        }
        assertThat(vectors.used()).isGreaterThanOrEqualTo(44);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void panesOfAnswersAndOfScoresAreWorthWhatTheFormulaSays() throws IOException {
        Vectors vectors = Vectors.of("pane_e_detector");
        for (JsonNode one : vectors.group("traces_bernoulli").cases()) {
            BreachDetector detector = detector(one, number(one, "threshold"));
            Evidence evidence = new Evidence();
            int alarm = 0;
            for (int pane = 0; pane < one.path("panes_n_bad").size(); pane++) {
                int n = one.path("panes_n_bad").path(pane).path(0).intValue();
                int bad = one.path("panes_n_bad").path(pane).path(1).intValue();
                boolean isAlarm = false;
                if (n == 0) {
                    detector.skip(evidence, 1);
                } else {
                    isAlarm = detector.see(evidence, Sample.share(bad, n - bad), pane);
                }
                alarm = alarm == 0 && isAlarm ? pane + 1 : alarm;
                isNear(detector.value(evidence), one.path("value").path(pane).doubleValue());
            }
            assertThat(alarm).isEqualTo(one.path("alarm_pane").intValue());
        }
        for (JsonNode one : vectors.group("traces_mos").cases()) {
            BreachDetector detector = detector(one, 43_200);
            Evidence evidence = new Evidence();
            for (int pane = 0; pane < one.path("panes_mos").size(); pane++) {
                JsonNode scores = one.path("panes_mos").path(pane);
                if (scores.isEmpty()) {
                    detector.skip(evidence, 1);
                } else {
                    detector.see(evidence, tenths(scores), pane);
                }
                isNear(detector.value(evidence), one.path("value").path(pane).doubleValue());
            }
        }
        // how often and how soon is measured in PaneBenchmarkTest
        vectors.leaveOut("false_alerts", "measured beside the benchmark");
        vectors.leaveOut("delays", "measured beside the benchmark");
        assertThat(vectors.used()).isGreaterThanOrEqualTo(3);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void intervalsAndSingleAnswersAreThoseOfTheAuthors() throws IOException {
        Vectors vectors = Vectors.of("confseq");
        for (String id : List.of("bernoulli_cs_published", "bernoulli_cs")) {
            Vectors.Group group = vectors.group(id);
            for (JsonNode one : group.cases()) {
                Bounds bounds = ShareMixture.bounds(
                        number(one, "successes"),
                        number(one, "n"),
                        one.path("alpha").asDouble(0.05),
                        number(one, "t_opt"));
                assertThat(bounds.low()).as("%s", one).isCloseTo(number(one, "lower"), within(group.tolerance()));
                assertThat(bounds.high()).as("%s", one).isCloseTo(number(one, "upper"), within(group.tolerance()));
            }
        }
        for (JsonNode one : vectors.group("bet_equals_lr").cases()) {
            double lambda = Bets.against(number(one, "m0"), 1 - number(one, "m1"));
            assertThat(lambda).isCloseTo(number(one, "lam"), within(1e-12));
            assertThat(1 + lambda * number(one, "m0")).isCloseTo(number(one, "lr_bad"), within(1e-12));
            assertThat(1 - lambda * (1 - number(one, "m0"))).isCloseTo(number(one, "lr_ok"), within(1e-12));
        }
        int traces = 0;
        for (JsonNode one : vectors.group("e_detectors").cases()) {
            // an e-CUSUM is another statistic; sequence B is of numbers that lie on no levels
            if (one.path("kind").asText().equals("sr")
                    && one.path("sequence").asText().equals("A")) {
                followsTheTrace(one);
                traces++;
            }
        }
        assertThat(traces).isPositive();
        vectors.leaveOut("sequences", "the inputs of other groups");
        vectors.leaveOut("boundaries_published", BOUNDARIES_OF_OTHERS);
        vectors.leaveOut("betting_capital", BETS_OF_OTHERS);
        vectors.leaveOut("confidence_sequences", BETS_OF_OTHERS);
        assertThat(vectors.used()).isGreaterThanOrEqualTo(48);
        assertThat(vectors.unused()).isEmpty();
    }

    /** One answer a pane: the first 200 are good with .9, the next 200 with .7. */
    private static void followsTheTrace(JsonNode one) {
        Bets bets = new Bets(numbers(one.path("lambdas")), numbers(one.path("weights")));
        BreachDetector detector = new BreachDetector(number(one, "m0"), number(one, "threshold"), bets);
        Evidence evidence = new Evidence();
        long state = 12_345;
        int alarm = 0;
        for (int t = 1; t <= 400; t++) {
            state = (1_103_515_245L * state + 12_345) % (1L << 31);
            boolean isGood = (double) state / (1L << 31) < (t <= 200 ? 0.9 : 0.7);
            boolean isAlarm = detector.see(evidence, Sample.share(isGood ? 0 : 1, isGood ? 1 : 0), t);
            alarm = alarm == 0 && isAlarm ? t : alarm;
            for (JsonNode checkpoint : one.path("checkpoints")) {
                if (checkpoint.path("t").intValue() == t) {
                    isNear(detector.value(evidence), number(checkpoint, "value"));
                }
            }
        }
        assertThat(alarm).as("%s", one).isEqualTo(one.path("alarm_at").intValue());
    }

    private static BreachDetector detector(JsonNode one, double needed) {
        return new BreachDetector(number(one, "m0"), needed, Bets.equal(numbers(one.path("bets"))));
    }

    /** Scores with one digit, each on a level of its own. */
    private static Sample tenths(JsonNode scores) {
        double[] levels = new double[41];
        scores.forEach(score -> levels[(int) Math.round((score.doubleValue() - 1) * 10)]++);
        return new Sample(levels);
    }

    private static void isNear(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).doubleValue();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
