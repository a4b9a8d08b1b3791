package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.promise.TouchpointTerms;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** Whether a source speaks, in a running job: answers that come late, all at once, or never. */
class PresenceTest {
    private static final long PANE = Scene.PANE;
    private static final long MINUTE = Scene.MINUTE;
    private static final long HOUR = Scene.HOUR;
    private static final long DAY = Scene.DAY;
    private static final long TOLD_WITHIN = MINUTE / 2;

    private final Scene scene =
            new Scene(1, new WatchSettings(PANE, 15 * MINUTE, HOUR, DAY, MINUTE, false, TOLD_WITHIN));
    /** Start of the next pane that is to come. */
    private long next = Scene.BEGIN;

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 10, 180})
    void aSourceThatWasDeadBeforeTheJobBeganIsBlindWhenThePastHasBeenRead(long deadMinutes) {
        scene.now = Scene.BEGIN + 2 * DAY + deadMinutes * MINUTE;
        scene.tick(scene.now);
        // a tenth of the past between two ticks
        for (int tenth = 0; tenth < 10; tenth++) {
            panes(2 * DAY / 10);
            scene.ticks(PANE);
        }
        assertThat(scene.watch.isBlind).as("while it is read").isFalse();

        scene.ticks(20 * MINUTE);

        assertThat(scene.watch.isBlind).isTrue();
        assertThat(scene.last().state()).isEqualTo(VerdictState.BLIND);
        assertThat(scene.last().sinceMillis()).as("since its last answer").isEqualTo(Scene.BEGIN + 2 * DAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 24, 14 * 24})
    void aSlowSourceThatWasDeadBeforeTheJobBeganIsBlindWhenOthersSpeak(long deadHours) {
        for (int hour = 0; hour < 7 * 24; hour++) {
            scene.pane(next, 2, 2);
            next += HOUR;
        }
        scene.now = next + deadHours * HOUR;

        for (int tick = 0; tick < 24; tick++) {
            scene.told = scene.now;
            scene.ticks(PANE);
        }

        assertThat(scene.watch.isBlind).isEqualTo(deadHours > 10);
    }

    /** At the pace at which it happened, at night too, when nothing moves for hours: as in a recording. */
    @Test
    void aReplayThatIsSilentAtNightIsBlindWhenARecordingOfItIs() {
        Scene recording = new Scene(1);
        long clock = Scene.BEGIN + 400 * DAY;
        for (long time = 0; time < 4 * DAY; time += PANE) {
            boolean isNight = time % DAY < 8 * HOUR;
            boolean isDead = time > 3 * DAY + 12 * HOUR;
            if (!isNight && !isDead) {
                scene.pane(Scene.BEGIN + time, 1, 1);
                recording.pane(Scene.BEGIN + time, 1, 1);
            }
            scene.tick(clock + time);
            recording.tick(Scene.BEGIN + time);
        }

        assertThat(begins(scene)).isNotEmpty().isEqualTo(begins(recording));
    }

    @ParameterizedTest
    @CsvSource({"1.1", "1.5", "2", "5", "100"})
    void aSourceIsNotSilentWhileWindowsCatchUpAtWhateverPace(double pace) {
        live(4 * HOUR, 0, PANE);
        long behind = next;
        scene.now += 2 * HOUR;
        for (long clock = scene.now; next < clock - MINUTE; clock += PANE) {
            long told = Math.min(clock, behind + Math.round((clock - scene.now) * pace));
            panes(Math.max(0, told - next) / PANE * PANE);
            scene.tick(clock);
        }

        assertThat(scene.states()).doesNotContain(VerdictState.BLIND);
    }

    @ParameterizedTest
    @CsvSource({"5, 0, false", "45, 0, false", "20, 30, false", "45, 30, true", "150, 0, true"})
    void aSourceThatIsLaterThanOthersIsBlindOnlyIfItIsLaterThanItMayBe(
            long delayMinutes, long silentAfterMinutes, boolean isBlind) {
        if (silentAfterMinutes > 0) {
            scene.at(new TouchpointTerms(null, null, silentAfterMinutes * MINUTE));
        }
        live(12 * HOUR, delayMinutes * MINUTE, PANE, true);
        scene.said.clear();

        live(DAY, delayMinutes * MINUTE, PANE, true);

        assertThat(scene.states())
                .containsOnly(isBlind ? VerdictState.BLIND : VerdictState.KEPT)
                .hasSize(1);
    }

    /** The newer windows of each batch made the older ones unusual again. */
    @ParameterizedTest
    @ValueSource(longs = {5, 10, 15, 30})
    void aSourceThatIsToldInBatchesWhileOthersAreNotIsNotSilentInBetween(long everyMinutes) {
        live(2 * DAY, 0, everyMinutes * MINUTE, true);
        scene.said.clear();

        live(3 * DAY, 0, everyMinutes * MINUTE, true);

        assertThat(scene.states()).containsOnly(VerdictState.KEPT);
    }

    /** At night it is itself up to which windows are told, and was not late. */
    @ParameterizedTest
    @ValueSource(longs = {5, 20, 45})
    void aSourceThatIsLaterThanOthersIsNotSilentWhenTheyWakeUp(long delayMinutes) {
        for (int day = 0; day < 8; day++) {
            scene.said.clear();
            live(12 * HOUR, delayMinutes * MINUTE, PANE, false);
            live(12 * HOUR, delayMinutes * MINUTE, PANE, true);
        }
        assertThat(scene.states()).containsOnly(VerdictState.KEPT);
    }

    /** It was KEPT on answers that were hours old. */
    @ParameterizedTest
    @CsvSource({"20, false", "45, true", "720, true"})
    void whereAllAreLateNobodyMayBeLaterThanTheBookAllows(long delayMinutes, boolean isBlind) {
        scene.at(new TouchpointTerms(null, null, 30 * MINUTE));
        live(6 * HOUR, 0, PANE);
        live(DAY, delayMinutes * MINUTE, PANE);
        scene.said.clear();

        live(DAY, delayMinutes * MINUTE, PANE);

        assertThat(scene.states())
                .containsOnly(isBlind ? VerdictState.BLIND : VerdictState.KEPT)
                .hasSize(1);
    }

    /** An hour's window is under way for an hour, however strict the book is and however late the job. */
    @ParameterizedTest
    @CsvSource({"0, 35", "30, 0", "30, 35", "30, 300"})
    void aWindowThatIsUnderWayIsNoSilence(long silentAfterMinutes, long lateSeconds) {
        if (silentAfterMinutes > 0) {
            scene.at(new TouchpointTerms(null, null, silentAfterMinutes * MINUTE));
        }
        scene.promise(Scene.commitment("first-contact-resolution", 0.8, Scene.CELL, "segment", "touchpoint"));
        scene.now = next;
        for (long end = next + 4 * DAY; scene.now < end; scene.now += PANE) {
            long told = scene.now - lateSeconds * 1_000;
            if (told - next >= HOUR) {
                scene.resolved(next, 40, 36);
                next += HOUR;
            }
            scene.told = told;
            scene.tick(scene.now);
        }
        assertThat(scene.said).noneMatch(Verdict::isBlind);
    }

    /** An hour was empty by chance, and a few minutes into the next, which is told when it ends, that was missed. */
    @Test
    void anEmptyWindowIsNoSilenceBeforeTheNextCanHaveBeenTold() {
        scene.at(new TouchpointTerms(null, null, 10 * MINUTE));
        scene.promise(Scene.commitment("first-contact-resolution", 0.8, Scene.CELL, "segment", "touchpoint"));
        scene.now = next;
        for (int hour = 0; hour < 6 * 24; hour++) {
            boolean isNight = hour % 24 < 6;
            boolean isEmpty = hour == 5 * 24 + 5;
            for (int pane = 0; pane < HOUR / PANE; pane++) {
                scene.told = scene.now;
                scene.ticks(PANE);
            }
            if (!isEmpty) {
                scene.resolved(next + hour * HOUR, isNight ? 1 : 40, isNight ? 1 : 36);
            }
        }
        assertThat(scene.said).noneMatch(Verdict::isBlind);
    }

    /** A catch-up that came in clumps was blind and not blind with each of them. */
    @ParameterizedTest
    @CsvSource({"1.2", "2", "10"})
    void aCatchUpInClumpsIsOneBlindnessAtMost(double pace) {
        scene.at(new TouchpointTerms(null, null, 30 * MINUTE));
        live(6 * HOUR, 0, PANE);
        long behind = next;
        scene.ticks(2 * HOUR);
        long back = scene.now;
        scene.said.clear();
        for (; next < scene.now - 6 * MINUTE; scene.now += PANE) {
            if (Math.floorMod(scene.now, 5 * MINUTE) == 0) {
                long told = Math.min(scene.now, behind + Math.round((scene.now - back) * pace));
                panes(Math.max(0, told - next) / PANE * PANE);
            }
            scene.tick(scene.now);
        }
        live(HOUR, 0, PANE);

        assertThat(scene.states()).doesNotHaveDuplicates();
        assertThat(scene.watch.isBlind).isFalse();
    }

    /** A recording that is replayed at the pace at which it happened is not silent, however long ago that was. */
    @Test
    void answersOfLongAgoThatComeAtTheirPaceAreNotSilent() {
        long clock = Scene.BEGIN + 400 * DAY;
        for (int pane = 0; pane < 3 * 360; pane++) {
            panes(PANE);
            scene.tick(clock += PANE);
        }
        assertThat(scene.states()).doesNotContain(VerdictState.BLIND);
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "120, 0", "300, 0", "900, 0", "300, 30"})
    void aSourceThatAlwaysComesLateIsNotSilentUntilItIs(long delaySeconds, long silentAfterMinutes) {
        if (silentAfterMinutes > 0) {
            scene.at(new TouchpointTerms(null, null, silentAfterMinutes * MINUTE));
        }
        live(12 * HOUR, delaySeconds * 1_000, PANE);
        assertThat(scene.states()).doesNotContain(VerdictState.BLIND);

        long began = scene.now;
        while (!scene.watch.isBlind && scene.now < began + DAY) {
            scene.ticks(PANE);
        }

        assertThat(scene.now - began)
                .as("seconds until it was noticed, by its delay")
                .isLessThanOrEqualTo(
                        Math.max(10 * MINUTE, delaySeconds * 1_000 + 5 * MINUTE) + silentAfterMinutes * MINUTE);
    }

    @Test
    void aSourceThatIsToldAllAtOnceEveryFewMinutesIsNotSilentInBetween() {
        live(4 * HOUR, 0, 5 * MINUTE);
        scene.said.clear();

        live(12 * HOUR, 0, 5 * MINUTE);

        assertThat(scene.states()).doesNotContain(VerdictState.BLIND);
    }

    /** It was blind and not blind with every pane, for hours. */
    @Test
    void aSourceThatBecomesLateIsBlindOnceUntilThatIsUsual() {
        live(26 * HOUR, 0, PANE);
        scene.said.clear();

        live(6 * HOUR, 6 * MINUTE, PANE);

        assertThat(scene.states())
                .as("blind while it is unusually late, then seen again")
                .startsWith(VerdictState.BLIND)
                .doesNotHaveDuplicates();
        assertThat(scene.watch.isBlind).isFalse();
    }

    @Test
    void oneOutageIsNotTakenForUsual() {
        live(DAY, 0, PANE);
        scene.ticks(3 * HOUR);
        assertThat(scene.watch.isBlind).isTrue();
        // all of it comes at once
        panes(3 * HOUR);
        live(10 * MINUTE, 0, PANE);
        assertThat(scene.watch.isBlind).isFalse();
        assertThat(scene.watch.usualDelayMillis).isLessThan(10 * MINUTE);
    }

    /** Six answers a minute whose panes are told so long after their end, or at the first time after it that is due. */
    private void live(long millis, long delayMillis, long everyMillis) {
        live(millis, delayMillis, everyMillis, false);
    }

    /** @param others whether there are others, which are told in time */
    private void live(long millis, long delayMillis, long everyMillis, boolean others) {
        scene.now = Math.max(scene.now, next);
        for (long end = scene.now + millis; scene.now < end; scene.now += PANE) {
            if (Math.floorMod(scene.now, everyMillis) == 0) {
                long told = scene.now - delayMillis;
                panes(Math.max(0, told - next) / PANE * PANE);
            }
            scene.told = others ? scene.now : scene.told;
            scene.tick(scene.now);
        }
    }

    /** When it fell silent, each time. */
    private static List<Long> begins(Scene scene) {
        return scene.said.stream()
                .filter(Verdict::isBlind)
                .map(Verdict::sinceMillis)
                .distinct()
                .toList();
    }

    private void panes(long millis) {
        for (long end = next + millis; next < end; next += PANE) {
            scene.pane(next, 1, 1);
        }
    }
}
