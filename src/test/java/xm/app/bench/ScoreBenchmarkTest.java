package xm.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xm.promise.Sample;
import xm.promise.detect.BreachDetector;
import xm.promise.detect.Evidence;
import xm.signal.Vectors;

/** Opinion scores with a promised mean of 4.0, ten a minute, shared between 17 levels: ours beside what others measured. */
class ScoreBenchmarkTest {
    private static final double PER_PANE = 10 / 6.0;
    private static final int PANES_IN_15_DAYS = 15 * 8640;
    private static final BreachDetector OURS = new BreachDetector(0.75, 2 * PANES_IN_15_DAYS);

    @Test
    void scoresAreFoundToDropAsSoonAsWasMeasuredWithoutKnowingTheirSpread() throws IOException {
        Vectors vectors = Vectors.of("detection_benchmark_mos");
        for (JsonNode one : vectors.group("false_alerts").cases()) {
            if (isOurKind(one)) {
                double[] alarms = IntStream.range(0, 24)
                        .parallel()
                        .mapToDouble(run ->
                                alarms(new Scores(one.path("true_mean_mos").doubleValue(), run)))
                        .toArray();
                Tried found = Tried.of(alarms);
                System.out.printf("false alarms in 15 days at %s: %s%n", one.path("true_mean_mos"), found);
                assertThat(found.mean()).as("%s", one).isLessThanOrEqualTo(0.5 + 2 * found.error());
            }
        }
        for (JsonNode one : vectors.group("delays").cases()) {
            if (isOurKind(one)) {
                Tried found = Tried.of(IntStream.range(0, 600)
                        .parallel()
                        .mapToDouble(run -> delay(
                                new Scores(4.1, run), one.path("mean_after").doubleValue()))
                        .toArray());
                System.out.printf("delay at %s: %s%n", one.path("mean_after"), found);
                // what is shared between levels says a little less, and a pane must end first
                assertThat(found.mean())
                        .as("%s", one)
                        .isLessThan(1.08 * one.path("mean_delay_min").doubleValue() + 0.1 + 2 * found.error());
            }
        }
        System.out.println("left out cusum_normal_k0.2: a chart of normal data whose spread is known");
        assertThat(vectors.unused()).isEmpty();
    }

    private static boolean isOurKind(JsonNode one) {
        return one.path("detector").asText().equals("e_sr_bounded_mixture5");
    }

    private static double alarms(Scores scores) {
        Evidence evidence = new Evidence();
        int alarms = 0;
        for (int pane = 0; pane < PANES_IN_15_DAYS; pane++) {
            if (isAlarm(evidence, scores.pane())) {
                alarms++;
                evidence = new Evidence();
            }
        }
        return alarms;
    }

    private static double delay(Scores scores, double after) {
        Evidence evidence = new Evidence();
        for (int pane = 0; pane < 2000; pane++) {
            if (isAlarm(evidence, scores.pane())) {
                evidence = new Evidence();
            }
        }
        scores.moveTo(after);
        int panes = 1;
        while (!isAlarm(evidence, scores.pane())) {
            panes++;
        }
        return panes / 6.0;
    }

    private static boolean isAlarm(Evidence evidence, Sample sample) {
        if (sample.size() > 0) {
            return OURS.see(evidence, sample, 0);
        }
        OURS.skip(evidence, 1);
        return false;
    }

    /** Normal scores of a spread of half a point, cut at 1 and 5 and moved so that their mean is exact. */
    private static final class Scores {
        private static final double SPREAD = 0.5;
        private static final int LEVELS = 17;

        private final SplittableRandom dice;
        private final Poisson count = new Poisson(PER_PANE);
        private double location;

        Scores(double mean, int run) {
            dice = new SplittableRandom(31L * run + 5);
            moveTo(mean);
        }

        void moveTo(double mean) {
            double low = mean - 1;
            double high = mean + 1;
            for (int i = 0; i < 50; i++) {
                double middle = (low + high) / 2;
                if (meanOfCut(middle) < mean) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            location = (low + high) / 2;
        }

        private static double meanOfCut(double location) {
            double sum = 0;
            double weights = 0;
            for (double z = -6; z <= 6; z += 0.01) {
                double weight = Math.exp(-z * z / 2);
                sum += weight * cut(location + SPREAD * z);
                weights += weight;
            }
            return sum / weights;
        }

        private static double cut(double score) {
            return Math.max(1, Math.min(5, score));
        }

        Sample pane() {
            double[] levels = new double[LEVELS];
            int n = count.draw(dice);
            for (int i = 0; i < n; i++) {
                double place = (cut(location + SPREAD * dice.nextGaussian()) - 1) / 4 * (LEVELS - 1);
                int below = Math.min(LEVELS - 2, (int) place);
                levels[below] += below + 1 - place;
                levels[below + 1] += place - below;
            }
            return new Sample(levels);
        }
    }
}
