package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class PaceTest {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private long now = -5 * NANOS_PER_SECOND;

    @Test
    void theFirstEventIsDueAtOnceAndTheNextAsMuchLaterAsItHappened() {
        Pace pace = new Pace(speed("recorded"), () -> now);
        assertThat(pace.millisUntilDue(100_000)).isZero();
        assertThat(pace.millisUntilDue(103_500)).isEqualTo(3_500);
        now += 2 * NANOS_PER_SECOND;
        assertThat(pace.millisUntilDue(103_500)).isEqualTo(1_500);
        now += 2 * NANOS_PER_SECOND;
        assertThat(pace.millisUntilDue(103_500)).as("overdue").isZero();
        assertThat(pace.millisUntilDue(90_000)).as("out of order").isZero();
    }

    @Test
    void sixtyTimesFasterAMinuteIsASecond() {
        Pace pace = new Pace(speed("60"), () -> now);
        assertThat(pace.millisUntilDue(0)).isZero();
        assertThat(pace.millisUntilDue(60_000)).isEqualTo(1_000);
    }

    @Test
    void atFullSpeedNothingWaits() {
        Pace pace = new Pace(speed("full"), () -> now);
        assertThat(pace.millisUntilDue(0)).isZero();
        assertThat(pace.millisUntilDue(Long.MAX_VALUE)).isZero();
    }

    @Test
    void whatIsNoSpeedIsToldWithWhatIs() {
        for (String text : new String[] {"fast", "0", "-1", "NaN", "Infinity", ""}) {
            assertThatThrownBy(() -> speed(text))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessage("'" + text
                            + "' is no speed, expected recorded, full, or how many times faster, such as 60");
        }
    }

    private static Speed speed(String text) {
        return new Speed.Converter().convert(text);
    }
}
