package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.VerdictState.UNPROVEN;
import static xm.promise.watch.Scene.DAY;
import static xm.promise.watch.Scene.HOUR;
import static xm.promise.watch.Scene.MINUTE;
import static xm.promise.watch.Scene.PANE;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** A broken promise is kept again when there is evidence of it, and not before. */
class RecoveryTest {
    @Test
    void staysBrokenThroughOneGoodPaneAndIsClearedByEvidenceOfRecovery() {
        Scene scene = new Scene(3).answers(10, 0.94, DAY).answers(10, 0.70, HOUR);
        scene.pane(scene.now, 12, 12);
        scene.now += PANE;
        assertThat(scene.watch.state).isEqualTo(BROKEN);

        long over = scene.now;
        scene.answers(10, 0.94, 3 * HOUR);
        Verdict cleared = scene.said.stream()
                .filter(verdict -> verdict.atMillis() > over && verdict.state() != BROKEN)
                .findFirst()
                .orElseThrow();
        assertThat(cleared.atMillis() - over).isBetween(3 * MINUTE, 45 * MINUTE);
        assertThat(scene.last().state()).isEqualTo(KEPT);
    }

    @Test
    void doesNotClearWhileItIsOnlyHalfwayBack() {
        Scene scene =
                new Scene(4).answers(10, 0.94, DAY).answers(10, 0.60, HOUR).answers(10, 0.80, 12 * HOUR);

        assertThat(scene.last().state()).isEqualTo(BROKEN);
    }

    @Test
    void clearsSoonAlsoWhenItsFirstMinutesWereMuchWorseThanTheRest() {
        for (long seed = 0; seed < 20; seed++) {
            Scene scene = new Scene(seed)
                    .answers(20, 0.97, HOUR)
                    .answers(20, 0.1, MINUTE)
                    .answers(20, 0.7, 4 * HOUR);
            assertThat(scene.last().state()).as("seed %d", seed).isEqualTo(BROKEN);
            long wellFrom = scene.now;

            scene.answers(20, 0.97, HOUR);

            long clear = scene.said.stream()
                    .filter(verdict -> verdict.atMillis() > wellFrom && verdict.state() != BROKEN)
                    .findFirst()
                    .orElseThrow()
                    .atMillis();
            assertThat(clear - wellFrom).as("seed %d", seed).isLessThan(30 * MINUTE);
        }
    }

    /** The level to be better than lay below the drop itself: in 60 days there were 228 all-clears. */
    @Test
    void aSmallDropDoesNotClearWhileItLasts() {
        int cleared = 0;
        for (long seed = 0; seed < 20; seed++) {
            Scene scene = new Scene(seed).promise(Scene.promised(0.60)).answers(20, 0.54, 3 * DAY);
            List<VerdictState> states = scene.states();
            cleared += (int) states.stream()
                    .skip(states.indexOf(BROKEN))
                    .filter(state -> state == UNPROVEN || state == KEPT)
                    .count();
        }

        assertThat(cleared).isLessThan(10);
    }

    @Test
    void doesNotClearWhileItIsBetterThanAtFirstButNotGood() {
        int cleared = 0;
        for (long seed = 0; seed < 20; seed++) {
            Scene scene = new Scene(seed)
                    .answers(20, 0.97, HOUR)
                    .answers(20, 0.3, 5 * MINUTE)
                    .answers(20, 0.8, 12 * HOUR);
            cleared += scene.last().state() == BROKEN ? 0 : 1;
        }
        assertThat(cleared).isLessThanOrEqualTo(1);
    }

    /** Evidence of a year ago and one good day of 40 answers ended what two surveys had shown. */
    @Test
    void evidenceOfRecoveryIsForgottenWithItsAnswers() {
        Scene scene = new Scene(19).answers(10, 0.94, DAY).answers(10, 0.70, HOUR);
        scene.hourly(7, 6, 10);
        assertThat(scene.watch.state).isEqualTo(BROKEN);
        double before = recovery(scene);
        assertThat(before).isGreaterThan(100);
        scene.silence(330 * DAY).answers(10, 0.95, MINUTE);

        assertThat(scene.watch.state).isEqualTo(BROKEN);
        assertThat(recovery(scene)).isLessThan(before / 10);
        assertThat(scene.last().observed().windowMillis()).isLessThan(HOUR);
        scene.answers(10, 0.94, 3 * HOUR);
        assertThat(scene.last().state()).isEqualTo(KEPT);
    }

    private static double recovery(Scene scene) {
        return Recovery.of(0.9, scene.watch.dropLevel, PANE).detector().value(scene.watch.recovery);
    }
}
