package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.VerdictState.BLIND;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.VerdictState.UNPROVEN;
import static xm.promise.watch.Scene.BEGIN;
import static xm.promise.watch.Scene.CELL;
import static xm.promise.watch.Scene.DAY;
import static xm.promise.watch.Scene.HOUR;
import static xm.promise.watch.Scene.MINUTE;
import static xm.promise.watch.Scene.PANE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.event.Cell;
import xm.promise.CellReport;
import xm.promise.SignalReport;
import xm.promise.TouchpointTerms;
import xm.promise.VerdictState;

/** What becomes of a watch when its source stops, whatever it tells of, and at its end. */
class WatchLifeTest {
    private static final Cell SEGMENT = new Cell("gold", Cell.ANY, Cell.ANY);

    @ParameterizedTest
    @CsvSource({
        "complaints, 900, 5, count",
        "first-contact-resolution, 3600, 0.5, resolved",
        "in-target, 10, 0.5, breached",
        "on-time, 10, 0.5, onTime",
        "abandonment, 10, 0.9, abandoned",
        "churn-risk, 10, 0.5, atRisk"
    })
    void goesBlindByTheClockWhateverTheSignal(String signal, int windowSeconds, double bound, String part) {
        boolean isStock = signal.equals("churn-risk");
        Cell cell = isStock ? SEGMENT : CELL;
        Scene scene = new Scene(1, WatchSettings.live(PANE, MINUTE, 15 * MINUTE, HOUR, DAY))
                .promise(
                        isStock
                                ? Scene.commitment(signal, bound, cell, "segment")
                                : Scene.commitment(signal, bound, cell, "segment", "touchpoint"));
        long length = windowSeconds * 1_000L;
        long end = BEGIN + 3 * DAY;
        for (long start = BEGIN; start < end; start += length) {
            scene.see(report(cell, signal, start, length, part));
            scene.tick(start + length + PANE);
        }
        assertThat(scene.states()).doesNotContain(BLIND);

        scene.now = end;
        scene.ticks(2 * DAY);

        assertThat(scene.last().state()).isIn(BLIND, BROKEN);
        assertThat(scene.last().isBlind()).isTrue();
        assertThat(scene.last().sinceMillis()).isLessThanOrEqualTo(end);
    }

    /** Few answers are no reason to suspect anybody. */
    @ParameterizedTest
    @CsvSource({"1", "3", "5"})
    void neverSuspectsWhereAllAnswersAreGood(int aDay) {
        Scene scene = new Scene(1);
        for (int answer = 0; answer < 90 * aDay; answer++) {
            scene.pane(scene.now, 1, 1);
            scene.now += DAY / aDay / PANE * PANE;
        }
        assertThat(scene.states()).isNotEmpty().doesNotContain(VerdictState.AT_RISK, BROKEN);
    }

    @Test
    void saysOnceADayThatAPromiseIsBrokenThoughNothingComes() {
        Scene scene = new Scene(1);
        for (int day = 0; day < 60; day++) {
            scene.pane(scene.now, 1, day < 20 ? 1 : 0);
            scene.now += DAY;
        }
        assertThat(scene.last().state()).isEqualTo(BROKEN);
        int said = scene.said.size();

        for (long hour = 0; hour < 8 * 24; hour++) {
            scene.now += HOUR;
            scene.tick(scene.now);
        }

        assertThat(scene.said.subList(said, scene.said.size()))
                .hasSizeBetween(7, 9)
                .allMatch(verdict -> verdict.state() == BROKEN);
    }

    /** Who said in the book how long a silence may be heard of it a fortnight later, or never. */
    @Test
    void isBlindByTheBookWhereAnswersAreRare() {
        Scene byBook = daily(new Scene(1).at(new TouchpointTerms(null, null, 3 * DAY)));
        Scene byRhythm = daily(new Scene(1));
        for (int hour = 0; hour < 24 * 20; hour++) {
            byBook.now += HOUR;
            byBook.tick(byBook.now);
            byRhythm.now += HOUR;
            byRhythm.tick(byRhythm.now);
        }

        assertThat(byBook.first(BLIND).atMillis() - BEGIN - 60 * DAY).isBetween(4 * DAY, 6 * DAY);
        assertThat(byRhythm.first(BLIND).atMillis() - BEGIN - 60 * DAY).isBetween(14 * DAY, 18 * DAY);
    }

    private static Scene daily(Scene scene) {
        for (int day = 0; day < 60; day++) {
            scene.pane(scene.now, 1, 1);
            scene.now += DAY;
        }
        return scene;
    }

    /** It was kept for as long as nothing came, which nobody had proven. */
    @Test
    void isUnprovenWhenWhatProvedItIsForgotten() {
        Scene scene = new Scene(3).answers(30, 0.97, 10 * MINUTE);
        // so rare since then that no rhythm misses anything
        for (int week = 0; week < 6; week++) {
            scene.now += 7 * DAY;
            scene.pane(scene.now, 100, 100);
        }
        assertThat(scene.last().state()).isEqualTo(KEPT);
        long last = scene.now;
        for (int hour = 0; hour < 24 * 45; hour++) {
            scene.now += HOUR;
            scene.tick(scene.now);
        }

        assertThat(scene.said)
                .filteredOn(verdict -> verdict.atMillis() > last + PANE)
                .isNotEmpty();
        assertThat(scene.last().state()).isIn(UNPROVEN, BLIND);
        assertThat(scene.last().observed()).isNull();
    }

    @Test
    void isForgottenAfterTwoMonthsOfNothingButABrokenPromiseNotBeforeAYear() {
        Scene kept = new Scene(3).answers(30, 0.97, HOUR);
        kept.tick(kept.now + 59 * DAY);
        assertThat(kept.watch).isNotNull();
        kept.tick(kept.now + 61 * DAY);
        assertThat(kept.watch).isNull();

        Scene broken = new Scene(4).answers(30, 0.97, HOUR).answers(30, 0.5, HOUR);
        assertThat(broken.last().state()).isEqualTo(BROKEN);
        broken.tick(broken.now + 399 * DAY);
        assertThat(broken.watch).isNotNull();
        assertThat(broken.last().state()).isEqualTo(BROKEN);
        broken.tick(broken.now + 401 * DAY);
        assertThat(broken.watch).isNull();
    }

    private static CellReport report(Cell cell, String signal, long start, long length, String part) {
        return new CellReport(
                cell.key(),
                null,
                length,
                start,
                start + length,
                0,
                60,
                60,
                Map.of(signal, new SignalReport(60, 0.1, Map.of(part, 3.0), null, null)),
                List.of());
    }
}
