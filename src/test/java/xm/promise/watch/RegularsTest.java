package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.promise.CellReport;
import xm.promise.VerdictState;

class RegularsTest {
    private static final long PANE = 10_000;
    private static final long QUARTER = 15 * 60_000;
    private static final long HOUR = 4 * QUARTER;

    private final Regulars regulars = new Regulars();

    @Test
    void countsEverybodyOnceAPaneWhereNoLongerWindowIsTold() {
        quarter(0, 10, 10, false);
        assertThat(regulars.share(HOUR, PANE)).isEqualTo(1);
    }

    @Test
    void countsTenRegularsOfAQuarterOnce() {
        regulars.window(-QUARTER, 0, 10);
        quarter(0, 10, 10, true);
        assertThat(90 * 10 * regulars.share(QUARTER, PANE)).isCloseTo(10, within(1e-9));
    }

    @Test
    void takesNothingOffCustomersWhoAreAllDifferent() {
        regulars.window(-QUARTER, 0, 900);
        quarter(0, 10, 900, true);
        assertThat(regulars.share(QUARTER, PANE)).isEqualTo(1);
        assertThat(regulars.share(24 * HOUR, PANE)).isEqualTo(1);
    }

    @Test
    void needsAllPanesOfAWindowToKnowItsShare() {
        for (int pane = 45; pane < 90; pane++) {
            regulars.pane(10);
        }
        regulars.window(0, QUARTER, 10);
        assertThat(regulars.share(QUARTER, PANE)).isEqualTo(1);
        quarter(QUARTER, 10, 10, true);
        assertThat(regulars.share(QUARTER, PANE)).isCloseTo(1.0 / 90, within(1e-9));
    }

    @Test
    void neverCountsFewerInALongerTime() {
        regulars.window(-QUARTER, 0, 10);
        regulars.window(-HOUR, 0, 10);
        for (int quarter = 0; quarter < 4; quarter++) {
            quarter(quarter * QUARTER, 10, 40, true);
        }
        regulars.window(0, HOUR, 60);
        double before = 0;
        for (long time = PANE; time <= 6 * HOUR; time += PANE) {
            double seen = (double) time / PANE * 10 * regulars.share(time, PANE);
            assertThat(seen).isGreaterThanOrEqualTo(before);
            before = seen;
        }
        assertThat(before).isCloseTo(6 * 60, within(1e-6));
    }

    @Test
    void tellsOfABrokenPromiseHowManyDifferentCustomersWereThere() {
        Scene scene = new Scene(1);
        regularsFor(scene, 8, 9);
        regularsFor(scene, 4, 5);
        assertThat(scene.last().state()).isEqualTo(VerdictState.BROKEN);
        assertThat(scene.last().customers()).isBetween(10.0, 4 * 10 + 1.0);
    }

    /** The same ten answer in every pane, and each quarter of an hour counts them once. */
    private static void regularsFor(Scene scene, int quarters, int good) {
        for (int quarter = 0; quarter < quarters; quarter++) {
            long start = scene.now;
            for (; scene.now < start + QUARTER; scene.now += PANE) {
                scene.pane(scene.now, 10, good);
            }
            scene.see(
                    new CellReport(Scene.CELL.key(), null, QUARTER, start, scene.now, 0, 900, 10, Map.of(), List.of()));
        }
    }

    private void quarter(long startMillis, double aPane, double different, boolean isTold) {
        for (int pane = 0; pane < 90; pane++) {
            regulars.pane(aPane);
        }
        if (isTold) {
            regulars.window(startMillis, startMillis + QUARTER, different);
        }
    }
}
