package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.VerdictState.AT_RISK;
import static xm.promise.VerdictState.BLIND;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.VerdictState.UNPROVEN;
import static xm.promise.watch.Scene.BEGIN;
import static xm.promise.watch.Scene.DAY;
import static xm.promise.watch.Scene.HOUR;
import static xm.promise.watch.Scene.MINUTE;
import static xm.promise.watch.Scene.PANE;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.promise.TouchpointTerms;
import xm.promise.Verdict;

class WatchRulesTest {
    private static final WatchSettings LIVE = WatchSettings.live(PANE, MINUTE, 15 * MINUTE, HOUR, DAY);

    @Test
    void isUnprovenUntilEnoughWasSeenAndThenKept() {
        Scene scene = new Scene(1).answers(10, 0.94, DAY);

        assertThat(scene.states()).startsWith(UNPROVEN, KEPT);
        assertThat(scene.last().state()).isEqualTo(KEPT);
        assertThat(scene.last().observed().low()).isGreaterThan(0.85);
        assertThat(scene.first(KEPT).atMillis()).isGreaterThan(BEGIN + 5 * MINUTE);
    }

    @Test
    void breaksSoonAfterADropAndSaysSinceWhen() {
        Scene scene = new Scene(2).answers(10, 0.94, DAY).answers(10, 0.70, HOUR);

        Verdict broken = scene.first(BROKEN);
        assertThat(broken.atMillis() - BEGIN - DAY).isBetween(MINUTE, 20 * MINUTE);
        assertThat(broken.sinceMillis() - BEGIN - DAY).isBetween(-10 * MINUTE, 5 * MINUTE);
        assertThat(broken.evidence()).isGreaterThanOrEqualTo(broken.needed());
        assertThat(broken.observed().value()).isLessThan(0.85);
        assertThat(broken.shortfall()).isGreaterThan(3);
        assertThat(scene.last().state()).isEqualTo(BROKEN);
    }

    @Test
    void soundsAtMostOneFalseAlarmAMonthAtJustThePromise() {
        int alarms = 0;
        for (int month = 0; month < 8; month++) {
            Scene scene = new Scene(100 + month).answers(2, 0.90, 30 * DAY);
            alarms += (int)
                    scene.states().stream().filter(state -> state == BROKEN).count();
        }

        // eight are expected at most, and chance may add two standard errors
        assertThat(alarms).isLessThanOrEqualTo(8 + 6);
    }

    @Test
    void aPaneThatIsToldAgainIsNoEvidence() {
        Scene once = new Scene(5).answers(10, 0.90, HOUR);
        Scene twice = new Scene(5);
        twice.answers(10, 0.90, HOUR);
        double before = twice.watch.breach.capital[0];
        twice.pane(twice.now - PANE - MINUTE, 10, 0);

        assertThat(twice.watch.breach.capital[0]).isEqualTo(before);
        assertThat(twice.said).isEqualTo(once.said);
    }

    @Test
    void goesBlindWhenAnswersStopAndSeesAgainWhenTheyCome() {
        Scene scene = new Scene(6).answers(10, 0.94, DAY).silence(HOUR).answers(10, 0.94, HOUR);

        Verdict blind = scene.first(BLIND);
        assertThat(blind.atMillis() - BEGIN - DAY).isBetween(MINUTE, 6 * MINUTE);
        assertThat(scene.last().state()).isEqualTo(KEPT);
    }

    @Test
    void isNotBlindInANightThatIsSilentEveryNight() {
        Scene scene = new Scene(7);
        for (int day = 0; day < 4; day++) {
            scene.answers(10, 0.94, 14 * HOUR).silence(10 * HOUR);
        }
        long secondEvening = BEGIN + DAY + 14 * HOUR;

        assertThat(scene.said)
                .filteredOn(verdict -> verdict.atMillis() > secondEvening + 30 * MINUTE)
                .noneMatch(Verdict::isBlind);
    }

    @Test
    void isBlindAfterTheTimeThatTheBookNames() {
        Scene scene = new Scene(8).at(new TouchpointTerms(null, null, 30 * MINUTE));
        scene.answers(0.5, 0.94, 5 * DAY).silence(6 * HOUR).answers(0.5, 0.94, HOUR);

        assertThat(scene.first(BLIND).atMillis() - BEGIN - 5 * DAY).isBetween(25 * MINUTE, 36 * MINUTE);
    }

    @Test
    void blindNeverResolvesABrokenPromise() {
        Scene scene =
                new Scene(9).answers(10, 0.94, DAY).answers(10, 0.60, HOUR).silence(3 * HOUR);
        scene.answers(10, 0.60, 2 * MINUTE);

        assertThat(scene.said)
                .filteredOn(verdict -> verdict.atMillis() > scene.first(BROKEN).atMillis())
                .allMatch(verdict -> verdict.state() == BROKEN)
                .anyMatch(Verdict::isBlind);
    }

    /** A survey that paused for four days was kept by three fair ones, and its two poor weeks were forgotten. */
    @Test
    void aPauseDoesNotMakeDoubtsForgotten() {
        Scene scene = new Scene(17);
        scene.hourly(9, 8, 12);
        assertThat(scene.watch.state).isEqualTo(AT_RISK);
        scene.silence(4 * DAY);
        long again = scene.now;
        scene.hourly(11, 10, 3);

        assertThat(scene.said).anyMatch(Verdict::isBlind);
        assertThat(scene.said)
                .filteredOn(verdict -> verdict.atMillis() > again)
                .extracting(Verdict::state)
                .doesNotContain(KEPT, BROKEN);
        assertThat(scene.last().state()).isEqualTo(AT_RISK);
    }

    @Test
    void afterAPauseItIsProvenAnewByWhatComesSince() {
        Scene kept = new Scene(18).answers(10, 0.94, DAY).silence(HOUR);
        long again = kept.now;
        kept.answers(10, 0.94, HOUR);

        List<Verdict> since =
                kept.said.stream().filter(verdict -> verdict.atMillis() > again).toList();
        assertThat(since.get(0).state()).isEqualTo(UNPROVEN);
        assertThat(since.get(0).observed().n()).isLessThan(10);
        assertThat(kept.last().state()).isEqualTo(KEPT);
        assertThat(kept.last().observed().windowMillis()).isLessThanOrEqualTo(HOUR);
    }

    @Test
    void goesBlindByTheClockWhenNothingComesAtAll() {
        Scene scene = new Scene(10, LIVE);
        live(scene, 10, 0.94, 3 * HOUR);
        long silent = scene.now;
        scene.ticks(HOUR);

        Verdict blind = scene.first(BLIND);
        assertThat(blind.atMillis() - silent).isBetween(MINUTE, 6 * MINUTE);
        assertThat(scene.last().state()).isEqualTo(BLIND);
    }

    @Test
    void aReplayOfThePastIsNotBlind() {
        Scene scene = new Scene(11, LIVE);
        for (int i = 0; i < 100; i++) {
            scene.answers(10, 0.94, MINUTE);
            scene.tick(BEGIN + 40 * DAY + i * PANE);
        }

        assertThat(scene.said).noneMatch(Verdict::isBlind);
    }

    @Test
    void aJobThatCatchesUpIsNotBlindWhileItDoes() {
        Scene scene = new Scene(12, LIVE);
        live(scene, 10, 0.94, 3 * HOUR);
        long down = scene.now;
        for (int i = 0; scene.now < down + 2 * HOUR; i++) {
            scene.answers(10, 0.94, 10 * MINUTE);
            scene.tick(down + 2 * HOUR + i * PANE);
        }

        assertThat(scene.said).noneMatch(Verdict::isBlind);
    }

    @Test
    void thatTheJobWasAwayIsNoSilenceOfTheSource() {
        for (boolean clockFirst : new boolean[] {true, false}) {
            Scene scene = new Scene(13, LIVE);
            live(scene, 1, 0.94, 3 * HOUR);
            scene.silence(2 * HOUR);
            if (clockFirst) {
                scene.ticks(3 * MINUTE);
            }
            live(scene, 1, 0.94, 3 * HOUR);

            assertThat(scene.said).noneMatch(Verdict::isBlind);
            assertThat(scene.watch.rhythm.longestSilence).isLessThan(14);
        }
    }

    @Test
    void aSourceThatIsStillSilentWhenTheJobIsBackIsMissedWhenItHasMissedEnoughSince() {
        Scene scene = new Scene(14, LIVE);
        live(scene, 1, 0.94, 3 * HOUR);
        long last = scene.watch.rhythm.lastMillis;
        scene.silence(2 * HOUR);
        scene.ticks(3 * HOUR);

        Verdict blind = scene.first(BLIND);
        assertThat(blind.atMillis() - last)
                .as("without the time in which nobody listened")
                .isLessThan(3 * HOUR);
        assertThat(scene.said.stream()
                        .filter(verdict -> verdict.state() == BLIND)
                        .count())
                .as("said from when it had missed enough since it was back")
                .isBetween(120L, 170L);
        assertThat(blind.sinceMillis()).isEqualTo(last);
    }

    @Test
    void otherTermsBeginWithNoEvidenceAndABrokenPromiseStaysBrokenUntilTheyAreKept() {
        Scene scene = new Scene(13).answers(10, 0.94, DAY).answers(10, 0.70, HOUR);
        scene.promise(Scene.promised(0.60)).answers(10, 0.70, 2 * MINUTE);
        assertThat(scene.watch.state).isEqualTo(BROKEN);
        scene.answers(10, 0.70, 6 * HOUR);
        assertThat(scene.last().state()).isEqualTo(KEPT);

        Scene stricter = new Scene(14).answers(10, 0.94, DAY);
        stricter.promise(Scene.promised(0.98)).answers(10, 0.94, 12 * HOUR);
        assertThat(stricter.last().state()).isEqualTo(BROKEN);
    }

    @Test
    void aScoutSaysNothingWhileAllIsWell() {
        Scene scene = new Scene(15)
                .promise(Scene.commitment("csat", 0.9, new Cell("gold", "checkout", "web"), "segment", "touchpoint"));
        scene.answers(10, 0.96, DAY);
        assertThat(scene.said).isEmpty();

        scene.answers(10, 0.70, HOUR);
        assertThat(scene.said).isNotEmpty().allMatch(verdict -> verdict.shortfall() > 0);
    }

    @Test
    void anEstimateBelowThePromiseIsAtRiskBeforeItIsBroken() {
        Scene scene = new Scene(16).answers(10, 0.94, DAY).answers(10, 0.86, 5 * HOUR);

        assertThat(scene.states()).containsSubsequence(KEPT, AT_RISK, BROKEN);
    }

    private static void live(Scene scene, double aMinute, double satisfied, long millis) {
        for (long end = scene.now + millis; scene.now < end; ) {
            scene.answers(aMinute, satisfied, PANE);
            scene.tick(scene.now + 5_000);
        }
    }
}
