package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsASecondAtLeastAndAMinuteAtMost() {
        for (int failures = 1; failures < 100; failures++) {
            assertThat(Backoff.millis(failures, 0)).isEqualTo(1_000);
            assertThat(Backoff.millis(failures, 1)).isBetween(2_000L, 60_000L);
        }
        assertThat(Backoff.millis(60, 1)).isEqualTo(60_000);
    }

    @Test
    void theLimitDoublesWithEachFailure() {
        assertThat(Backoff.millis(1, 1)).isEqualTo(2_000);
        assertThat(Backoff.millis(2, 1)).isEqualTo(4_000);
        assertThat(Backoff.millis(5, 1)).isEqualTo(32_000);
    }
}
