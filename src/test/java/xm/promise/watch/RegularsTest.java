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
    private static final long LATER = 100 * HOUR;

    private final Regulars regulars = new Regulars();

    @Test
    void countsEverybodyOnceAPaneWhereNoLongerWindowIsTold() {
        panes(90, 10);
        assertThat(regulars.share(HOUR, LATER, PANE)).isEqualTo(1);
        assertThat(new Regulars().share(HOUR, LATER, PANE)).isEqualTo(1);
    }

    @Test
    void countsTenRegularsOfAQuarterOnce() {
        quarter(0, 10);
        assertThat(90 * 10 * regulars.share(QUARTER, LATER, PANE)).isCloseTo(10, within(1e-9));
    }

    @Test
    void takesNothingOffCustomersWhoAreAllDifferent() {
        quarter(0, 900);
        assertThat(regulars.share(QUARTER, LATER, PANE)).isEqualTo(1);
        assertThat(regulars.share(24 * HOUR, LATER, PANE)).isEqualTo(1);
    }

    @Test
    void doesNotLookAheadOfItsTime() {
        quarter(0, 900);
        quarter(QUARTER, 10);
        assertThat(regulars.share(QUARTER, 2 * QUARTER - 1, PANE)).isEqualTo(1);
        assertThat(regulars.share(QUARTER, 2 * QUARTER, PANE)).isLessThan(1);
    }

    @Test
    void isToldByManyWindowsAndByTheNewestMost() {
        for (int quarter = 0; quarter < 20; quarter++) {
            quarter(quarter * QUARTER, 900);
        }
        quarter(20 * QUARTER, 10);
        double one = regulars.share(QUARTER, LATER, PANE);
        for (int quarter = 21; quarter < 40; quarter++) {
            quarter(quarter * QUARTER, 10);
        }
        assertThat(one).isBetween(0.5, 0.9);
        assertThat(90 * 10 * regulars.share(QUARTER, LATER, PANE)).isCloseTo(10, within(5.0));
    }

    @Test
    void neverCountsFewerInALongerTime() {
        for (int quarter = 0; quarter < 4; quarter++) {
            quarter(quarter * QUARTER, 40);
        }
        regulars.window(0, HOUR, 60, 4 * 900);
        double before = 0;
        for (long time = PANE; time <= 6 * HOUR; time += PANE) {
            double seen = (double) time / PANE * 10 * regulars.share(time, LATER, PANE);
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

    private void panes(int count, double customers) {
        for (int pane = 0; pane < count; pane++) {
            regulars.pane(customers, customers);
        }
    }

    /** Ten customers with one event each in every pane, of whom so many are different. */
    private void quarter(long startMillis, double different) {
        panes(90, 10);
        regulars.window(startMillis, startMillis + QUARTER, different, 900);
    }
}
