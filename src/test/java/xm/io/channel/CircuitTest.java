package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How long a channel that fails is left alone. */
class CircuitTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void waitsAsLongAsItIsAskedToButNotForEver() {
        assertThat(pauseMillis(Long.MAX_VALUE, Duration.ofSeconds(37))).isEqualTo(37_000);
        assertThat(pauseMillis(Long.MAX_VALUE, Duration.ofDays(3))).isEqualTo(HOUR);
    }

    /** Thousands of tries went out in half a minute. */
    @Test
    void whoAsksForNoPauseIsNotTriedAgainAtOnce() {
        assertThat(pauseMillis(Long.MAX_VALUE, Duration.ZERO)).isGreaterThan(100);
    }

    @Test
    void whatHoldsALeaseIsTriedBeforeItEnds() {
        assertThat(pauseMillis(60_000, Duration.ofMinutes(50))).isEqualTo(60_000);
    }

    private static long pauseMillis(long longest, Duration retryAfter) {
        Circuit circuit = new Circuit("desk", longest, () -> 0.5, LoggerFactory.getLogger(CircuitTest.class));
        circuit.failed(Answer.later(retryAfter, "HTTP 429"), 1_000);
        return circuit.notBeforeMillis() - 1_000;
    }
}
