package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowLadderTest {

    @Test
    void standsFinestFirstWhateverTheOrder() {
        WindowLadder ladder = WindowLadder.of(List.of("all", "PT1H", " PT1M ", "PT15M", "PT1M"));

        assertThat(ladder.names()).containsExactly("PT1M", "PT15M", "PT1H", "all");
        assertThat(ladder.lengthsMillis()).containsExactly(60_000, 900_000, 3_600_000, WindowLadder.UNBOUNDED);
        assertThat(ladder.levels()).isEqualTo(4);
        assertThat(ladder.name(1)).isEqualTo("PT15M");
    }

    @Test
    void mayBeAllAlone() {
        assertThat(WindowLadder.of(List.of("all")).names()).containsExactly("all");
    }

    @Test
    void runsLiveFromTenSecondsToADay() {
        assertThat(WindowLadder.LIVE.names()).containsExactly("PT10S", "PT1M", "PT15M", "PT1H", "P1D");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, 0, 0, 3600000",
        "PT1H, 3599999, 0, 3600000",
        "PT1H, 3600000, 3600000, 7200000",
        "PT1H, -1, -3600000, 0",
        "P1D, 1795251600000, 1795219200000, 1795305600000",
        "all, 1795251600000, 0, 9223372036854775807",
    })
    void alignsWindowsToTheEpoch(String window, long time, long start, long end) {
        WindowLadder ladder = WindowLadder.of(List.of(window));

        assertThat(ladder.start(0, time)).isEqualTo(start);
        assertThat(ladder.end(0, start)).isEqualTo(end);
    }

    @Test
    void nestsEachWindowInTheNext() {
        WindowLadder ladder = WindowLadder.of(List.of("PT10S", "PT1M", "PT15M", "PT1H", "P1D", "all"));
        for (long seed = 0; seed < 500; seed++) {
            long time = new SplittableRandom(seed).nextLong(-1_000_000_000_000L, 4_000_000_000_000L);
            for (int level = 1; level < ladder.levels(); level++) {
                long finer = ladder.start(level - 1, time);
                long coarser = ladder.start(level, time);
                assertThat(time).as("seed %d", seed).isBetween(finer, ladder.end(level - 1, finer) - 1);
                assertThat(ladder.start(level, finer))
                        .as("seed %d, level %d", seed, level)
                        .isEqualTo(coarser);
                assertThat(ladder.end(level - 1, finer))
                        .as("seed %d, level %d", seed, level)
                        .isLessThanOrEqualTo(ladder.end(level, coarser));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT10S PT15S | window PT15S is not a whole number of PT10S; choose lengths of which each divides the next",
                "PT1H PT60M | windows PT1H and PT60M are of the same length; name it once",
                "PT0.5S | window PT0.5S is too short; a second is the least",
                "PT1.5S | window PT1.5S is no whole number of seconds; write PT10S, PT15M, P1D or all",
                "PT0S | window PT0S is too short; a second is the least",
                "-PT1M | window -PT1M is not an ISO 8601 duration; write PT10S, PT15M, P1D or all",
                "pt15m | window pt15m is not an ISO 8601 duration; write PT10S, PT15M, P1D or all",
                "15m | window 15m is not an ISO 8601 duration; write PT10S, PT15M, P1D or all",
                "PT1M hour | window hour is not an ISO 8601 duration; write PT10S, PT15M, P1D or all",
                "P999999999999D | window P999999999999D is not an ISO 8601 duration; write PT10S, PT15M, P1D or all",
            })
    void saysWhatIsWrongAndWhatToDo(String windows, String sentence) {
        assertThatThrownBy(() -> WindowLadder.of(List.of(windows.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void needsAtLeastOneWindow() {
        assertThatThrownBy(() -> WindowLadder.of(List.of()))
                .hasMessage("no window is named; name at least one, such as PT15M");
    }

    @Test
    void travelsWithTheOperatorsThatUseIt() throws Exception {
        WindowLadder copy = InstantiationUtil.clone(WindowLadder.LIVE);

        assertThat(copy).usingRecursiveComparison().isEqualTo(WindowLadder.LIVE);
    }
}
