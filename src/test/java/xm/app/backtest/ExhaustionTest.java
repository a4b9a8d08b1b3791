package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ExhaustionTest {

    @Test
    void aMissedHeartbeatOfItsOwnSaysThatMemoryIsShort() {
        ExecutionException problem = new ExecutionException(new IllegalStateException(
                "job failed", new TimeoutException("Heartbeat of TaskManager with id 1 timed out.")));

        assertThat(Exhaustion.sentence(problem, plan(Optional.empty())))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("every window is held until all events have been read")
                        .contains("--out-of-orderness PT1H")
                        .contains("XM_JAVA_OPTS=-Xmx4g"));
    }

    @Test
    void whoHasSaidHowFarEventsLieBehindIsNotToldToSaySo() {
        assertThat(Exhaustion.sentence(
                        new ExecutionException(new OutOfMemoryError("Java heap space")),
                        plan(Optional.of(Duration.ofMinutes(1)))))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("XM_JAVA_OPTS=-Xmx4g").doesNotContain("--out-of-orderness"));
    }

    @Test
    void anotherProblemIsAnother() {
        assertThat(Exhaustion.sentence(
                        new ExecutionException(new IllegalStateException("no such file")), plan(Optional.empty())))
                .isEmpty();
    }

    private static BacktestPlan plan(Optional<Duration> outOfOrderness) {
        return new BacktestPlan(
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                outOfOrderness,
                null,
                Set.of(),
                List.of(),
                null,
                1,
                Path.of("out"));
    }
}
