package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    private static final Offset<Double> EXACT = within(1e-12);
    /** Of a two-sided 90 % interval, which is also that of a one-sided 95 % bound. */
    private static final double Z90 = 1.6448536269514722;

    @ParameterizedTest
    @CsvSource({
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718",
        "29, 29, .8830, 1",
    })
    void wilsonIsThatOfNewcombesTable(long hits, long n, double low, double high) {
        Interval interval = Intervals.wilson(hits, n);

        assertThat(interval.low()).isCloseTo(low, within(6e-5));
        assertThat(interval.high()).isCloseTo(high, within(6e-5));
    }

    @Test
    void wilsonKeepsToEveryReferenceValue() throws IOException {
        Vectors vectors = Vectors.of("wilson");
        for (String id : List.of("newcombe1998", "grid95", "grid90", "lower_all_success")) {
            Vectors.Group group = vectors.group(id);
            for (JsonNode one : group.cases()) {
                double z = one.path("conf").asDouble() == 0.95 ? Intervals.Z95 : Z90;
                Interval interval =
                        Intervals.wilson(one.path("x").asLong(), one.path("n").asLong(), z);
                double high = one.has("conf") ? one.path("upper").doubleValue() : 1;
                assertThat(interval.low())
                        .as("%s", one)
                        .isCloseTo(one.required("lower").doubleValue(), within(group.tolerance()));
                assertThat(interval.high()).as("%s", one).isCloseTo(high, within(group.tolerance()));
            }
        }
        assertThat(vectors.used()).isGreaterThanOrEqualTo(48);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void wilsonKnowsNothingWithoutAnswers() {
        assertThat(Intervals.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void wilsonHoldsTheShareAndMirrorsItsOpposite() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long n = random.nextLong(1, 1L << random.nextInt(1, 40));
            long hits = random.nextLong(n + 1);

            Interval interval = Intervals.wilson(hits, n);

            Interval opposite = Intervals.wilson(n - hits, n);
            assertThat((double) hits / n).as("seed %d", seed).isBetween(interval.low(), interval.high());
            assertThat(interval.low()).as("seed %d", seed).isCloseTo(1 - opposite.high(), EXACT);
            assertThat(hits > 0 || interval.low() == 0).as("seed %d", seed).isTrue();
            assertThat(hits < n || interval.high() == 1).as("seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 50, 20, .14051130178761609, .44201297005704410",
        "10, 10, 0, .47503551544790206, 1",
        "10, 0, 10, -1, -.47503551544790206",
        "10, 0, 0, -.18465044909058882, .18465044909058882",
        "1, 1, 0, -.48498649420252015, .98498649420252020",
    })
    void netShareIsThatOfNetPromoterScores(long n, long positive, long negative, double low, double high) {
        Interval interval = Intervals.netShare(n, positive, negative);

        assertThat(interval.low()).isCloseTo(low, EXACT);
        assertThat(interval.high()).isCloseTo(high, EXACT);
    }

    @Test
    void boundedMeanHasAWidthEvenWhenAllAgree() {
        for (double answer : new double[] {-1, -0.5, 0, 0.3, 1}) {
            for (int n = 2; n < 100_000; n *= 3) {
                Interval interval = Intervals.boundedMean(n, n * answer, n * answer * answer);

                assertThat(interval.high() - interval.low()).isPositive();
                assertThat(answer).as("%d times %s", n, answer).isBetween(interval.low(), interval.high());
                assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void boundedMeanCoversTheTruth() {
        SplittableRandom random = new SplittableRandom(1);
        int samples = 4000;
        int n = 30;
        int covered = 0;
        for (int sample = 0; sample < samples; sample++) {
            double sum = 0;
            double sumSquares = 0;
            for (int i = 0; i < n; i++) {
                // answers on a 1-5 scale, most of them good: mean .5 on -1..1
                double answer = random.nextInt(10) < 6 ? 1 : random.nextInt(4) * 0.5 - 1;
                sum += answer;
                sumSquares += answer * answer;
            }
            Interval interval = Intervals.boundedMean(n, sum, sumSquares);
            if (interval.low() <= 0.5 && 0.5 <= interval.high()) {
                covered++;
            }
        }
        assertThat((double) covered / samples).isBetween(0.93, 0.99);
    }

    @ParameterizedTest
    @CsvSource({
        "1, .17652455493515262, 5.664934265758973",
        "10, 5.431986105614363, 18.40947271507976",
        "100, 82.22720043412788, 121.61425838656625",
    })
    void poissonIsTheScoreInterval(long count, double low, double high) {
        Interval interval = Intervals.poisson(count);

        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
        for (double rate : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.abs(count - rate) / Math.sqrt(rate)).isCloseTo(Intervals.Z95, within(1e-9));
        }
    }

    @Test
    void poissonOfNothingStartsAtExactlyNothing() {
        assertThat(Intervals.poisson(0).low()).isEqualTo(0);
        assertThat(Intervals.poisson(0).high()).isCloseTo(3.8414588206941254, EXACT);
    }
}
