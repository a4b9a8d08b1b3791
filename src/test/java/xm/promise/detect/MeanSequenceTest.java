package xm.promise.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.promise.Bounds;
import xm.promise.Sample;

class MeanSequenceTest {
    @Test
    void nothingIsKnownWithoutAnswers() {
        assertThat(MeanSequence.of(Sample.share(0, 0), 0.05)).isEqualTo(Bounds.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "700, 1000, 100, .651629, .745949",
        "15, 50, 50, .129556, .511896",
        "1, 50, 50, 0, .13489",
        "1, 2, 50, 0, 1"
    })
    void sharesAreThoseOfTheAuthors(double good, double n, double narrowestAfter, double low, double high) {
        Bounds bounds = ShareMixture.bounds(good, n, 0.05, narrowestAfter);

        assertThat(bounds.low()).isCloseTo(low, within(1e-5));
        assertThat(bounds.high()).isCloseTo(high, within(1e-5));
    }

    @Test
    void meansShrinkWithTheRootOfTheNumberOfAnswers() {
        double few = width(new Sample(new double[] {100, 200, 400, 200, 100}));
        double many = width(new Sample(new double[] {10_000, 20_000, 40_000, 20_000, 10_000}));

        assertThat(few / many).isBetween(8.0, 11.0);
    }

    @Test
    void aMeanWithLittleSpreadIsKnownBetterThanAShare() {
        Sample calm = new Sample(new double[] {0, 0, 100, 800, 100});

        assertThat(width(calm)).isLessThan(width(Sample.share(250, 750)) / 1.5);
    }

    private static double width(Sample sample) {
        Bounds bounds = MeanSequence.of(sample, 0.05);
        assertThat(bounds.low()).isBetween(0.0, sample.sum() / sample.size());
        assertThat(bounds.high()).isBetween(sample.sum() / sample.size(), 1.0);
        return bounds.high() - bounds.low();
    }
}
