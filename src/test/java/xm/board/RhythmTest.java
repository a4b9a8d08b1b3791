package xm.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static Rhythm after(int words, long pauseMillis) {
        Rhythm rhythm = Rhythm.UNKNOWN;
        for (int i = 0; i < words; i++) {
            rhythm = rhythm.and(pauseMillis);
        }
        return rhythm;
    }

    @Test
    void aDayHoldsWhereNothingIsKnown() {
        assertThat(Rhythm.UNKNOWN.patienceMillis()).isEqualTo(DAY);
        assertThat(after(29, MINUTE).patienceMillis()).isEqualTo(DAY);
    }

    @Test
    void whatIsSaidEachMinuteIsMissedAfterAnHour() {
        assertThat(after(30, MINUTE).patienceMillis()).isEqualTo(HOUR);
    }

    @Test
    void aNightBetweenIsNoSilence() {
        Rhythm rhythm = after(300, MINUTE).and(15 * HOUR);
        for (int i = 0; i < 540; i++) {
            rhythm = rhythm.and(MINUTE);
        }
        assertThat(rhythm.patienceMillis()).isEqualTo(DAY);
    }

    @Test
    void whoAnswersEveryOtherDayIsNotSilentInBetween() {
        assertThat(after(3, 2 * DAY).patienceMillis()).isEqualTo(4 * DAY);
        assertThat(after(3, 400 * DAY).patienceMillis()).isEqualTo(7 * DAY);
    }

    @Test
    void anOutageIsForgotten() {
        Rhythm rhythm = after(100, MINUTE).and(HOUR);
        for (int i = 0; i < 3_000; i++) {
            rhythm = rhythm.and(MINUTE);
        }
        assertThat(rhythm.patienceMillis()).isEqualTo(HOUR);
    }

    /** Of answers that come by chance no pause is taken for a silence, in a year of them at any rate. */
    @Test
    void chanceIsNoSilence() {
        for (long seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rhythm rhythm = Rhythm.UNKNOWN;
            for (long at = 0; at < Duration.ofDays(365).toMillis(); ) {
                long pause = Math.max(MINUTE, (long) (-20 * MINUTE * Math.log(1 - random.nextDouble())));
                assertThat(pause).as("seed %d at %d", seed, at).isLessThanOrEqualTo(rhythm.patienceMillis());
                rhythm = rhythm.and(pause);
                at += pause;
            }
        }
    }
}
