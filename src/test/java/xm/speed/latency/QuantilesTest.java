package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void aQuantileIsTheLeastSampleThatSoLargeAShareDoesNotExceed() {
        Quantiles thousand = Quantiles.of(LongStream.iterate(1000, it -> it - 1).limit(1000));
        assertThat(thousand.perMille(500)).hasValue(500);
        assertThat(thousand.perMille(990)).hasValue(990);
        assertThat(thousand.perMille(999)).hasValue(999);
        assertThat(thousand.largest()).hasValue(1000);
        assertThat(thousand.count()).isEqualTo(1000);
    }

    @Test
    void ofAnOddNumberTheMiddleIsTheMiddleOne() {
        assertThat(Quantiles.of(LongStream.of(7, 1, 3)).perMille(500)).hasValue(3);
    }

    @Test
    void ofTooFewSamplesThereIsNone() {
        Quantiles twelve = Quantiles.of(LongStream.rangeClosed(1, 12));
        assertThat(twelve.perMille(500)).hasValue(6);
        assertThat(twelve.perMille(990)).isEmpty();
        assertThat(Quantiles.of(LongStream.empty()).largest()).isEmpty();
    }

    /** A product of count and thousandths did not fit into an int. */
    @Test
    void millionsOfSamplesAreNoTrouble() {
        assertThat(Quantiles.of(LongStream.rangeClosed(1, 4_000_000)).perMille(999))
                .hasValue(3_996_000);
    }
}
