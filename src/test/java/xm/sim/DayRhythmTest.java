package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayRhythmTest {
    private static final long MINUTE = 60_000;

    @Test
    void isOneInTheMeanOfAWeekAndNeverAboveItsPeak() {
        double sum = 0;
        for (long minute = 0; minute < 7 * 24 * 60; minute++) {
            double factor = DayRhythm.factor(minute * MINUTE);
            assertThat(factor).isBetween(0.1, DayRhythm.PEAK);
            sum += factor;
        }
        assertThat(sum / (7 * 24 * 60)).isCloseTo(1, within(0.001));
    }

    @Test
    void saturdayIsTheBusiestDay() {
        assertThat(noon("2026-11-28")).isGreaterThan(noon("2026-11-27")).isGreaterThan(noon("2026-11-29"));
    }

    private static double noon(String day) {
        return DayRhythm.factor(Instant.parse(day + "T12:00:00Z").toEpochMilli());
    }
}
