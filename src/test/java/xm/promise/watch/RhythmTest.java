package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.promise.TouchpointTerms;

class RhythmTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Monday. */
    private static final long BEGIN = 1_764_547_200_000L;

    private final Rhythm rhythm = new Rhythm();

    @Test
    void expectsByWhatCameLatelyUntilTheHourWasLivedThrough() {
        lives(BEGIN, 2 * HOUR, 3);

        assertThat(expected(BEGIN + 2 * HOUR, HOUR)).isCloseTo(180, within(20.0));
    }

    @Test
    void expectsByTheHourOfTheDay() {
        for (int day = 0; day < 3; day++) {
            lives(BEGIN + day * DAY, 8 * HOUR, 1);
            lives(BEGIN + day * DAY + 8 * HOUR, 16 * HOUR, 5);
        }

        assertThat(expected(BEGIN + 3 * DAY, HOUR)).isCloseTo(60, within(5.0));
        assertThat(expected(BEGIN + 3 * DAY + 9 * HOUR, HOUR)).isCloseTo(300, within(20.0));
        assertThat(expected(BEGIN + 3 * DAY, DAY)).isCloseTo(8 * 60 + 16 * 300, within(300.0));
    }

    @Test
    void knowsWhenSoMuchWasToBeExpected() {
        lives(BEGIN, 2 * DAY, 2);
        long by = rhythm.expectedBy(BEGIN + 2 * DAY, 14);

        assertThat(by - BEGIN - 2 * DAY).isBetween(6 * MINUTE, 8 * MINUTE);
        assertThat(rhythm.expected(BEGIN + 2 * DAY, by)).isCloseTo(14, within(0.1));
    }

    @Test
    void expectsLessOnADayThatIsQuieterThanUsual() {
        lives(BEGIN, 3 * DAY, 5);
        lives(BEGIN + 3 * DAY, 10 * HOUR, 0.5);

        assertThat(expected(BEGIN + 3 * DAY + 10 * HOUR, HOUR)).isLessThan(130);
    }

    @Test
    void aSilenceThatWasNoneOfTheRhythmLeavesBusyHoursAlmostAsTheyWere() {
        lives(BEGIN, 3 * DAY, 5);
        rhythm.resume(BEGIN + 3 * DAY + 4 * HOUR);

        assertThat(rhythm.hourly[2]).isCloseTo(210, within(1.0));
    }

    @Test
    void aSourceOfWhichNoRateIsKnownIsNeverSilent() {
        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0)).isEqualTo(Long.MAX_VALUE);
        rhythm.see(BEGIN, BEGIN + MINUTE, 3);
        assertThat(Silence.after(rhythm, new TouchpointTerms(null, null, MINUTE), 0)
                        .beginsMillis(0))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aHiccupOfABusySourceIsNoSilence() {
        lives(BEGIN, HOUR, 600);

        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0) - rhythm.lastMillis)
                .isEqualTo(MINUTE);
    }

    @Test
    void twiceTheLongestNormalSilenceIsNormal() {
        for (int burst = 0; burst < 100; burst++) {
            rhythm.see(BEGIN + burst * 30 * MINUTE, BEGIN + burst * 30 * MINUTE + MINUTE, 40);
        }

        long last = rhythm.lastMillis;
        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0) - last).isGreaterThan(50 * MINUTE);
    }

    @Test
    void theBookShortensWhatWasNormalButNotToWhatIsChance() {
        for (int burst = 0; burst < 100; burst++) {
            rhythm.see(BEGIN + burst * 30 * MINUTE, BEGIN + burst * 30 * MINUTE + MINUTE, 40);
        }

        long last = rhythm.lastMillis;
        long byBook = silentMillis(new TouchpointTerms(null, null, 35 * MINUTE));
        long byShortBook = silentMillis(new TouchpointTerms(null, null, MINUTE));
        assertThat(byBook).isEqualTo(35 * MINUTE);
        assertThat(rhythm.expected(last, last + byShortBook)).isBetween(13.9, 14.1);
    }

    /** A hundred answers a day met the chance of one in ten thousand once a month. */
    @Test
    void aSmallCellIsNotSilentByTheBookInAMonth() {
        SplittableRandom random = new SplittableRandom(3);
        TouchpointTerms terms = new TouchpointTerms(null, null, 30 * MINUTE);
        int silences = 0;
        for (long at = BEGIN; at < BEGIN + 120 * DAY; at += MINUTE) {
            if (random.nextDouble() < 0.09) {
                silences += Silence.after(rhythm, terms, 0).beginsMillis(0) < at ? 1 : 0;
                rhythm.see(at, at + MINUTE, 1);
            }
        }

        assertThat(silences).isZero();
    }

    /** What comes once a day was taken to come within the first hour, so that the rest of the day was silent. */
    @Test
    void answersOfAWholeDayAreSpreadOverTheDay() {
        for (int day = 0; day < 3; day++) {
            rhythm.see(BEGIN + day * DAY, BEGIN + (day + 1) * DAY, 240);
        }

        assertThat(expected(BEGIN + 3 * DAY, HOUR)).isCloseTo(10, within(1.0));
    }

    /** The rate of the evening stood in for that of the first night, and a quiet cell was blind at half past four. */
    @Test
    void theFirstNightIsNoSilence() {
        lives(BEGIN + 12 * HOUR, 10 * HOUR, 0.5);
        lives(BEGIN + 22 * HOUR, 4 * HOUR, 0.1);

        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0) - rhythm.lastMillis)
                .isGreaterThan(2 * HOUR);
    }

    /** A house that opened later on Sundays than on Saturdays was said to be silent every Sunday. */
    @Test
    void theSameSilenceAWeekLaterIsNoNews() {
        int firstLateSunday = 20;
        for (int day = 0; day < 35; day++) {
            boolean isLate = day >= firstLateSunday && day % 7 == 6;
            boolean wasSilent = opens(BEGIN + day * DAY, isLate ? 9 * HOUR : 7 * HOUR);

            if (isLate) {
                assertThat(wasSilent).as("day %d", day).isEqualTo(day == firstLateSunday);
            }
        }
    }

    /** A house that is closed on Mondays was said to be silent on each of them. */
    @Test
    void aDayOfTheWeekThatIsSilentIsMissedOnce() {
        for (int day = 0; day < 42; day++) {
            boolean isClosed = day % 7 == 0;
            boolean isMissed = !isClosed && opens(BEGIN + day * DAY, 9 * HOUR) && day % 7 == 1;
            assertThat(isMissed).as("day %d", day).isEqualTo(day == 8);
        }
    }

    /** The clocks were put back, and it was silent before opening on each morning. */
    @Test
    void anHourThatIsLaterFromADayOnIsMissedOnce() {
        int change = 14;
        for (int day = 0; day < 28; day++) {
            boolean isMissed = opens(BEGIN + day * DAY, (day < change ? 8 : 9) * HOUR, 1);
            boolean isFirstAtTheWeekend = day == change + 5;
            boolean isFirstNight = day < 7;
            if (!isFirstNight && !isFirstAtTheWeekend) {
                assertThat(isMissed).as("day %d", day).isEqualTo(day == change);
            }
        }
    }

    @Test
    void anOutageLeavesTheNextDaysAndTheSameDayOfTheWeekAfterAlmostAsQuickToBeSeen() {
        lives(BEGIN, 7 * DAY, 5);
        rhythm.resume(BEGIN + 7 * DAY + 6 * HOUR);
        lives(BEGIN + 7 * DAY + 6 * HOUR, 18 * HOUR, 5);

        long nextDay = BEGIN + 8 * DAY;
        assertThat(rhythm.expected(nextDay, nextDay + HOUR)).isBetween(180.0, 300.0);
        lives(nextDay, 6 * DAY, 5);
        long weekAfter = BEGIN + 14 * DAY;
        assertThat(rhythm.expected(weekAfter + HOUR, weekAfter + 2 * HOUR))
                .as("taken for weekly")
                .isZero();
        lives(weekAfter, 2 * HOUR, 5);
        assertThat(rhythm.expected(weekAfter + 4 * HOUR, weekAfter + 5 * HOUR))
                .as("it was not")
                .isGreaterThan(200);
    }

    /** After a week without a word it spoke once, and that it was dead again was never seen. */
    @Test
    void anOutageOfAWeekIsNoHabit() {
        lives(BEGIN, 14 * DAY, 5);
        rhythm.resume(BEGIN + 22 * DAY);
        lives(BEGIN + 22 * DAY, 20 * MINUTE, 5);

        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0)).isLessThan(BEGIN + 22 * DAY + 2 * HOUR);
    }

    @Test
    void aDayThatSpeaksAgainstItsHabitIsMissedWhenItFallsSilent() {
        for (int day = 1; day < 14; day++) {
            if (day == 8) {
                rhythm.resume(BEGIN + 8 * DAY);
            }
            if (day != 7) {
                lives(BEGIN + day * DAY, DAY, 1);
            }
        }
        lives(BEGIN + 14 * DAY, 50 * MINUTE, 1);

        assertThat(Silence.after(rhythm, null, 0).beginsMillis(0)).isLessThan(BEGIN + 14 * DAY + 3 * HOUR);
    }

    /** Opens at an hour of a day until ten at night; says whether it seemed to be silent before. */
    private boolean opens(long day, long after) {
        return opens(day, after, 0.2);
    }

    private boolean opens(long day, long after, double aMinute) {
        boolean wasSilent = Silence.after(rhythm, null, 0).beginsMillis(0) <= day + after;
        if (wasSilent) {
            rhythm.resume(day + after);
        }
        lives(day + after, 22 * HOUR - after, aMinute);
        return wasSilent;
    }

    private double expected(long from, long millis) {
        return rhythm.expected(from, from + millis);
    }

    /** Answers as regular as a clock. */
    private long silentMillis(TouchpointTerms terms) {
        return Silence.after(rhythm, terms, 0).beginsMillis(0) - rhythm.lastMillis;
    }

    private void lives(long from, long millis, double aMinute) {
        long step = Math.max(MINUTE, (long) (MINUTE / aMinute));
        for (long at = from; at < from + millis; at += step) {
            rhythm.see(at, at + MINUTE, Math.max(1, aMinute));
        }
    }
}
