package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Quality;

class OpinionScoresTest {

    @Test
    void tellsTheMeanWithItsShares() {
        Reading reading = of(1, 2.4, 2.5, 3, 3.9, 4, 4.2, 4.4, 4.6, 5).reading();

        assertThat(reading.signal()).isEqualTo("qoe");
        assertThat(reading.n()).isEqualTo(10);
        assertThat(reading.value()).isCloseTo(3.5, within(1e-12));
        assertThat(reading.parts())
                .containsOnlyKeys("good", "poor", "p10", "sum", "sumSquares", "goodCount", "poorCount");
        assertThat(part(reading, "good")).isEqualTo(0.5);
        assertThat(part(reading, "poor")).isEqualTo(0.2);
        assertThat(part(reading, "p10")).isCloseTo(1, withinPercentage(1.01));
        assertThat(part(reading, "sum")).isCloseTo(35, within(1e-12));
        assertThat(part(reading, "sumSquares")).isCloseTo(136.38, within(1e-12));
        assertThat(part(reading, "goodCount")).isEqualTo(5);
        assertThat(part(reading, "poorCount")).isEqualTo(2);
    }

    /** The interval of the same scores between -1 and 1, on their own scale. */
    @Test
    void hasTheIntervalOfABoundedMean() {
        Reading reading = of(2, 3, 5).reading();

        // -.5, 0 and 1: sum .5, squares 1.25
        Interval unit = Intervals.boundedMean(3, 0.5, 1.25);
        assertThat(reading.low()).isCloseTo(3 + 2 * unit.low(), within(1e-12));
        assertThat(reading.high()).isCloseTo(3 + 2 * unit.high(), within(1e-12));
    }

    @Test
    void staysOnItsScale() {
        for (double score : new double[] {1, 5}) {
            double[] scores = new double[1000];
            Arrays.fill(scores, score);
            Reading reading = of(scores).reading();

            assertThat(reading.value()).isEqualTo(score);
            assertThat(reading.low()).isBetween(1.0, 5.0);
            assertThat(reading.high()).isBetween(1.0, 5.0);
            assertThat(part(reading, "p10")).isBetween(1.0, 5.0);
        }
    }

    @Test
    void leavesOutWhatNoModelCanJudge() {
        OpinionScores scores = of(4);
        scores.add(new Quality(
                Quality.Media.VOICE, new Quality.Voice("opus", 20.0, null, null, 0.0, null), null, null, null, null));
        scores.add(new Quality(Quality.Media.WEB, null, null, null, null, null));

        assertThat(scores.reading().n()).isEqualTo(1);
    }

    @Test
    void isOfWhoIsWorstOff() {
        SplittableRandom random = new SplittableRandom(7);
        double[] scores = random.doubles(5000, 1, 5).toArray();
        Reading reading = of(scores).reading();

        Arrays.sort(scores);
        assertThat(part(reading, "p10")).isCloseTo(scores[499], withinPercentage(1.01));
    }

    private static OpinionScores of(double... scores) {
        OpinionScores opinions = new OpinionScores();
        for (double score : scores) {
            opinions.add(new Quality(Quality.Media.WEB, null, null, null, null, score));
        }
        return opinions;
    }

    private static double part(Reading reading, String part) {
        return reading.parts().get(part).doubleValue();
    }
}
