package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTableTest {
    @Test
    void everyHopIsALineAndFewSamplesHaveNoHighQuantiles() {
        assertThat(table(600_000, OptionalLong.of(250)))
                .contains(
                        "| 10,000 | event handed over | the exception it brings about | 2,000 | 1,000 | 1,980 | 1,998 |"
                                + " 2,000 |")
                .contains("| 10,000 | evidence complete | the alert | 132 of 132 | 66 | 131 | – | 132 |")
                .contains(
                        "| 10,000 | 10,000 | 196,500 | 6 | 100, 198, 200 | 50, 99, 100 | 0.91 | 31.25 | 2,048 | 18, 1 | 420 | 250 |");
    }

    @Test
    void jobsThatCannotKeepUpHaveALagAndNoLatencies() {
        assertThat(table(600_000, OptionalLong.of(23_000)))
                .contains("| 10,000 | cannot keep up: the last pane was told 23,000 ms after it was sealed |")
                .doesNotContain("evidence complete");
        assertThat(table(600_000, OptionalLong.empty()))
                .contains("| 10,000 | cannot keep up: of the last 40 s nothing was told |")
                .doesNotContain("evidence complete");
    }

    @Test
    void aRateThatDidNotComeInHasNoLatencies() {
        assertThat(table(540_000, OptionalLong.of(250)))
                .contains("| 10,000 | not fed: 9,000 events/s came in |")
                .doesNotContain("evidence complete");
    }

    private static String table(long events, OptionalLong lag) {
        Map<Hop, Quantiles> hops = new EnumMap<>(Map.of(
                Hop.EXCEPTION_OF_EVENT, Quantiles.of(LongStream.rangeClosed(1, 2_000)),
                Hop.ALERT, Quantiles.of(LongStream.rangeClosed(1, Drops.COUNT))));
        return new LatencyTable(List.of(new Outcome(
                        10_000,
                        new Work(0, 60_000, events, Duration.ofMillis(18_750), 0.913),
                        196_500,
                        6,
                        hops,
                        Quantiles.of(LongStream.rangeClosed(1, 200)),
                        Quantiles.of(LongStream.rangeClosed(1, 100)),
                        lag,
                        40_000,
                        2_048,
                        new JobsPage.Checkpoints(18, 1, 420, 0))))
                .text();
    }
}
