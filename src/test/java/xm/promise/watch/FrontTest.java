package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What time it is for a running job: by what it is told, by the clock when nothing comes, and not while it catches up. */
class FrontTest {
    private static final long TICK = 10_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = 1_764_547_200_000L;

    private Front front = Front.NONE;
    private long now = BEGIN;

    @Test
    void isNotKnownUntilSomethingWasTold() {
        ticks(HOUR, clock -> Watch.NEVER);

        assertThat(front.isKnown()).isFalse();
        assertThat(front.lateMillis(BEGIN)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7 * MINUTE, 400 * DAY})
    void isWhatWasToldWhileWindowsComeHoweverLongAgoTheyWere(long lagMillis) {
        ticks(HOUR, clock -> clock - lagMillis);

        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis() - lagMillis);
        assertThat(front.lateMillis(front.toldMillis() - MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void goesOnByTheClockWhenNothingComes() {
        ticks(HOUR, clock -> clock);
        long told = front.toldMillis();

        ticks(HOUR, clock -> told);

        assertThat(front.reachedMillis()).isBetween(told + HOUR - MINUTE, told + HOUR);
    }

    @Test
    void waitsForWindowsThatAlwaysComeAtOnceEveryFewMinutes() {
        ticks(6 * HOUR, clock -> clock / (5 * MINUTE) * (5 * MINUTE));
        assertThat(front.usualStandMillis()).isBetween(4 * MINUTE, 5 * MINUTE);

        for (int tick = 0; tick < 60; tick++) {
            ticks(TICK, clock -> clock / (5 * MINUTE) * (5 * MINUTE));
            assertThat(front.reachedMillis() - front.toldMillis()).isLessThan(MINUTE);
        }
    }

    @Test
    void knowsNothingNewWhileWindowsCatchUp() {
        ticks(HOUR, clock -> clock);
        long known = front.reachedMillis();
        long down = now;
        now += 3 * HOUR;

        for (int tick = 0; tick < 12; tick++) {
            long at = tick;
            ticks(TICK, clock -> down + at * 15 * MINUTE);
            assertThat(front.reachedMillis()).isEqualTo(known);
            assertThat(front.lateMillis(down))
                    .as("some are told sooner than others")
                    .isZero();
        }
        ticks(3 * MINUTE, clock -> clock);

        assertThat(front.reachedMillis()).as("a minute later").isEqualTo(front.tickMillis());
    }

    @Test
    void aJobThatBeginsReadsThePastFirst() {
        for (int tick = 0; tick < 20; tick++) {
            long at = tick;
            ticks(TICK, clock -> BEGIN - (20 - at) * DAY);
            assertThat(front.isKnown()).isFalse();
        }
        ticks(2 * MINUTE, clock -> clock);

        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis());
    }

    @Test
    void twoPausesWithNothingHeardInBetweenAreOne() {
        ticks(HOUR, clock -> clock);
        long told = front.toldMillis();
        now += HOUR;
        ticks(MINUTE, clock -> Watch.NEVER);
        now += HOUR;
        ticks(MINUTE, clock -> Watch.NEVER);

        assertThat(front.away().since(told - 1)).isEqualTo(2 * HOUR + 2 * TICK);
        assertThat(front.away().since(told + HOUR))
                .as("of what was heard since")
                .isEqualTo(HOUR + 2 * TICK);
        assertThat(front.away().since(told + 3 * HOUR)).isZero();
    }

    @Test
    void windowsOfTheFutureAndAClockThatIsSetBackDoNoHarm() {
        ticks(HOUR, clock -> clock + DAY);
        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis());

        long before = front.reachedMillis();
        now -= 10 * MINUTE;
        ticks(MINUTE, clock -> clock);
        assertThat(front.reachedMillis()).isBetween(before, before + MINUTE);

        ticks(HOUR, clock -> clock);
        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis());
    }

    /** It overflowed, and nothing was ever silent again. */
    @Test
    void aPauseBeforeAnythingWasToldIsNone() {
        ticks(MINUTE, clock -> Watch.NEVER);
        now += 2 * HOUR;
        ticks(MINUTE, clock -> Watch.NEVER);
        ticks(HOUR, clock -> clock);

        assertThat(front.away().since(now - DAY)).isZero();
        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis());
    }

    @Test
    void isKnownAgainAsSoonAsWindowsAreOfThePresentHoweverLongTheJobWasAway() {
        ticks(HOUR, clock -> clock);
        now += 6 * HOUR;
        ticks(3 * MINUTE, clock -> clock);

        assertThat(front.reachedMillis()).isEqualTo(front.tickMillis());
    }

    @Test
    void aJobThatIsAwayAgainAndAgainGetsOnWhereNothingComes() {
        ticks(HOUR, clock -> clock);
        long told = front.toldMillis();
        for (int life = 0; life < 40; life++) {
            now += 2 * MINUTE;
            ticks(90_000, clock -> told);
        }

        assertThat(front.reachedMillis() - told - front.away().since(told))
                .as("as long as it lived, less what it waited first")
                .isGreaterThan(40 * 75_000);
    }

    /** Nothing was silent for as long as the clock had been ahead. */
    @Test
    void aClockThatWasAheadForATickIsForgotten() {
        ticks(HOUR, clock -> clock);
        front = front.tick(now + DAY, now);
        long told = front.toldMillis();
        ticks(10 * MINUTE, clock -> told);

        assertThat(front.reachedMillis() - told).isGreaterThan(8 * MINUTE);
        assertThat(front.away().since(told)).isZero();
    }

    /** It was as long away as it had been behind, and a silence as much longer. */
    @Test
    void aClockThatWasBehindForATickIsForgotten() {
        ticks(HOUR, clock -> clock);
        front = front.tick(now - DAY, now);
        long told = front.toldMillis();
        ticks(10 * MINUTE, clock -> told);

        assertThat(front.reachedMillis() - told - front.away().since(told)).isGreaterThan(7 * MINUTE);
    }

    private void ticks(long millis, LongUnaryOperator watermark) {
        for (long end = now + millis; now < end; now += TICK) {
            front = front.tick(now, watermark.applyAsLong(now));
        }
    }
}
