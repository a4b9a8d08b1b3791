package xm.promise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xm.promise.Bounds;
import xm.promise.Sample;

/** What is promised of detectors and intervals, held on simulated answers that are just as bad as they may be. */
class GuaranteeTest {
    /** One false alarm in so many panes is allowed: a tenth of a month, so that more of them can be tried. */
    private static final int NEEDED = 25_920;

    private static final int RUNS = 120;

    private interface Stream {
        Sample pane(SplittableRandom dice, int pane);
    }

    @Test
    void fewAnswersRaiseNoMoreFalseAlarmsThanAllowed() {
        holds((dice, pane) -> share(dice, dice.nextDouble() < 0.3 ? 1 : 0, 0.1));
    }

    @Test
    void manyAnswersRaiseNoMoreFalseAlarmsThanAllowed() {
        holds((dice, pane) -> share(dice, 17, 0.1));
    }

    @Test
    void answersInBurstsRaiseNoMoreFalseAlarmsThanAllowed() {
        // busy and quiet hours, and batches within
        holds((dice, pane) -> {
            boolean isBusy = pane / 360 % 3 == 0;
            boolean isBatch = dice.nextDouble() < (isBusy ? 0.2 : 0.02);
            return share(dice, isBatch ? 5 + dice.nextInt(40) : 0, 0.1);
        });
    }

    @Test
    void aMixThatMovesRaisesNoMoreFalseAlarmsThanAllowed() {
        // customers of three kinds, none served worse than promised, at times only those served worst
        double[] bad = {0.1, 0.06, 0.02};
        holds((dice, pane) -> {
            int kinds = 1 + pane / 2000 % 3;
            double badOnes = 0;
            for (int i = 0; i < 4; i++) {
                badOnes += dice.nextDouble() < bad[dice.nextInt(kinds)] ? 1 : 0;
            }
            return Sample.share(badOnes, 4 - badOnes);
        });
    }

    @Test
    void scoresRaiseNoMoreFalseAlarmsThanAllowed() {
        // mean .9 on eleven levels: four of five lie at 1, the others all over
        holds((dice, pane) -> {
            double[] levels = new double[11];
            for (int i = 0; i < 3; i++) {
                levels[dice.nextDouble() < 0.8 ? 10 : dice.nextInt(11)]++;
            }
            return new Sample(levels);
        });
    }

    private static void holds(Stream stream) {
        int[] alarms = IntStream.range(0, RUNS)
                .parallel()
                .map(run -> alarms(stream, new SplittableRandom(4711L + run)))
                .toArray();
        double mean = IntStream.of(alarms).average().orElseThrow();
        double variance =
                IntStream.of(alarms).mapToDouble(n -> (n - mean) * (n - mean)).sum() / (RUNS - 1);
        assertThat(mean).isLessThanOrEqualTo(1 + 2 * Math.sqrt(variance / RUNS));
    }

    private static int alarms(Stream stream, SplittableRandom dice) {
        BreachDetector detector = new BreachDetector(0.9, NEEDED);
        Evidence evidence = new Evidence();
        int alarms = 0;
        for (int pane = 0; pane < NEEDED; pane++) {
            Sample sample = stream.pane(dice, pane);
            if (sample.size() == 0) {
                detector.skip(evidence, 1);
            } else if (detector.see(evidence, sample, pane)) {
                alarms++;
                evidence = new Evidence();
            }
        }
        return alarms;
    }

    private static Sample share(SplittableRandom dice, int n, double bad) {
        int badOnes = 0;
        for (int i = 0; i < n; i++) {
            badOnes += dice.nextDouble() < bad ? 1 : 0;
        }
        return Sample.share(badOnes, n - badOnes);
    }

    @Test
    void intervalsOfSharesHoldAtEveryLook() {
        assertThat(missed(0.85, 2)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void intervalsOfScoresHoldAtEveryLook() {
        assertThat(missed(0.7, 5)).isLessThanOrEqualTo(0.05);
    }

    /** The share of sequences of answers whose interval misses the mean at any look. */
    private static double missed(double mean, int levels) {
        int sequences = 300;
        return (double) IntStream.range(0, sequences)
                        .parallel()
                        .filter(run -> misses(mean, levels, new SplittableRandom(99L + run)))
                        .count()
                / sequences;
    }

    private static boolean misses(double mean, int levels, SplittableRandom dice) {
        double[] counted = new double[levels];
        int looks = levels == 2 ? 600 : 200;
        for (int i = 0; i < looks; i++) {
            int level = 0;
            for (int k = 1; k < levels; k++) {
                level += dice.nextDouble() < mean ? 1 : 0;
            }
            counted[level]++;
            Bounds bounds = MeanSequence.of(new Sample(counted), 0.05);
            if (bounds.low() > mean || bounds.high() < mean) {
                return true;
            }
        }
        return false;
    }
}
