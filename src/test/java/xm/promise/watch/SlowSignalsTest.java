package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static xm.promise.VerdictState.AT_RISK;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.watch.Scene.BEGIN;
import static xm.promise.watch.Scene.DAY;
import static xm.promise.watch.Scene.HOUR;
import static xm.promise.watch.Scene.MINUTE;
import static xm.promise.watch.Scene.PANE;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.promise.CellReport;
import xm.promise.SignalReport;
import xm.promise.Verdict;

/** Signals that are judged in longer windows, only later, or as counts of everybody. */
class SlowSignalsTest {
    private static final Cell CELL = new Cell("gold", "support-call", Cell.ANY);
    private static final String SLOW = "first-contact-resolution";
    private static final Cell SEGMENT = new Cell("gold", Cell.ANY, Cell.ANY);

    @Test
    void resolutionWithTheFirstContactIsJudgedADayLaterByWhatIsKnownThen() {
        Scene scene =
                new Scene(1).promise(Scene.commitment("first-contact-resolution", 0.8, CELL, "segment", "touchpoint"));
        for (int hour = 0; hour < 48; hour++) {
            long start = BEGIN + hour * HOUR;
            scene.see(report(start, HOUR, "first-contact-resolution", 100, Map.of("resolved", 100.0)));
            if (hour < 24) {
                assertThat(scene.states()).as("hour %d", hour).doesNotContain(KEPT, BROKEN);
            }
            // the next day half of them have called again
            long earlier = start - 20 * HOUR;
            if (earlier >= BEGIN) {
                scene.see(report(earlier, HOUR, "first-contact-resolution", 100, Map.of("resolved", 50.0)));
            }
        }

        assertThat(scene.first(BROKEN).atMillis()).isGreaterThan(BEGIN);
        assertThat(scene.first(BROKEN).observed().value()).isEqualTo(0.5);
        assertThat(scene.states()).doesNotContain(KEPT);
    }

    @Test
    void whatIsKnownADayLaterIsSaidWithTheTimeAtWhichItWasKnown() {
        Scene scene = firstContacts(5, 20);

        Verdict broken = scene.first(BROKEN);
        Verdict kept = scene.first(KEPT);
        assertThat(scene.said).isSortedAccordingTo(Comparator.comparingLong(Verdict::atMillis));
        assertThat(broken.sinceMillis())
                .as("when the experience dropped")
                .isBetween(BEGIN + 4 * HOUR, BEGIN + 6 * HOUR);
        assertThat(broken.atMillis())
                .as("a day after the first bad hour, or later")
                .isGreaterThanOrEqualTo(BEGIN + 6 * HOUR + DAY);
        assertThat(kept.atMillis()).isGreaterThanOrEqualTo(BEGIN + HOUR + DAY);
        assertThat(kept.sinceMillis()).isEqualTo(kept.atMillis());
        assertThat(kept.observed().windowMillis())
                .as("without the day of waiting")
                .isLessThanOrEqualTo(5 * HOUR);
        assertThat(broken.observed().windowMillis()).isLessThanOrEqualTo(15 * HOUR);
    }

    @Test
    void whatIsKnownADayLaterIsNotKnownEarlierBecauseTimeIsTold() {
        Scene seen = firstContacts(5, 20);
        Scene woken = new Scene(1).promise(Scene.commitment(SLOW, 0.8, CELL, "segment", "touchpoint"));
        for (int hour = 0; hour < 44; hour++) {
            woken.see(firstContact(hour, hour < 5 || hour >= 20 ? 95 : 20));
            woken.tick(BEGIN + (hour + 1) * HOUR + 20 * MINUTE);
        }

        assertThat(woken.said).isEqualTo(seen.said);
    }

    @Test
    void whatWasSeenBeforeASilenceIsJudgedByNumbersWhenItIsKnownAfterIt() {
        Scene scene = firstContacts(44, 44);
        for (long time = BEGIN + 44 * HOUR; time < BEGIN + 60 * HOUR; time += 10 * MINUTE) {
            scene.tick(time);
        }
        assertThat(scene.last().isBlind()).isTrue();
        for (int hour = 60; hour < 90; hour++) {
            scene.see(firstContact(hour, 95));
        }

        assertThat(scene.said)
                .filteredOn(verdict -> verdict.observed() != null)
                .allSatisfy(verdict -> assertThat(verdict.observed().low())
                        .isBetween(0.0, verdict.observed().value()));
        assertThat(scene.said).isSortedAccordingTo(Comparator.comparingLong(Verdict::atMillis));
        assertThat(scene.last().state()).isEqualTo(KEPT);
    }

    /** Hours of which all are good but those between two. */
    private static Scene firstContacts(int from, int to) {
        Scene scene = new Scene(1).promise(Scene.commitment(SLOW, 0.8, CELL, "segment", "touchpoint"));
        for (int hour = 0; hour < 44; hour++) {
            scene.see(firstContact(hour, hour < from || hour >= to ? 95 : 20));
        }
        return scene;
    }

    private static CellReport firstContact(int hour, double resolved) {
        return report(BEGIN + hour * HOUR, HOUR, SLOW, 100, Map.of("resolved", resolved));
    }

    @Test
    void complaintsAreJudgedInWindowsInWhichCustomersAreCountedOnce() {
        Scene scene = new Scene(2).promise(Scene.commitment("complaints", 2, CELL, "segment", "touchpoint"));
        for (int quarter = 0; quarter < 96; quarter++) {
            long start = BEGIN + quarter * 15 * MINUTE;
            scene.see(report(start, PANE, "complaints", 10, Map.of("count", 10.0)));
            scene.see(report(start, 15 * MINUTE, "complaints", 200, Map.of("count", 2.0)));
        }
        assertThat(scene.last().state()).isEqualTo(KEPT);
        assertThat(scene.last().observed().value()).isCloseTo(1, within(1e-9));

        for (int quarter = 96; quarter < 110; quarter++) {
            scene.see(report(BEGIN + quarter * 15 * MINUTE, 15 * MINUTE, "complaints", 200, Map.of("count", 20.0)));
        }
        assertThat(scene.last().state()).isEqualTo(BROKEN);
    }

    @Test
    void aStockIsBrokenWhenItIsWorseThanChanceInWhoCustomersAreCanMakeIt() {
        Scene scene = new Scene(3).promise(Scene.commitment("churn-risk", 0.20, SEGMENT, "segment"));
        stock(scene, 0, 10, 0.15, 4_000);
        assertThat(scene.last().state()).isEqualTo(KEPT);
        stock(scene, 10, 20, 0.205, 4_000);
        assertThat(scene.last().state()).isEqualTo(AT_RISK);
        stock(scene, 20, 30, 0.30, 4_000);
        assertThat(scene.last().state()).isEqualTo(BROKEN);
        assertThat(scene.last().observed().value()).isEqualTo(0.30);
        assertThat(scene.last().shortfall()).isBetween(399.0, 401.0);
        stock(scene, 30, 40, 0.19, 4_000);
        assertThat(scene.last().state()).isEqualTo(KEPT);
    }

    @Test
    void aStockUnderAnotherBoundIsKnownSinceItsNextPane() {
        Scene scene = new Scene(3).promise(Scene.commitment("churn-risk", 0.20, SEGMENT, "segment"));
        stock(scene, 0, 10, 0.15, 50);
        scene.promise(Scene.commitment("churn-risk", 0.25, SEGMENT, "segment"));
        stock(scene, 10, 20, 0.15, 50);

        assertThat(scene.said)
                .allSatisfy(verdict -> assertThat(verdict.sinceMillis()).isBetween(BEGIN, verdict.atMillis()));
    }

    @Test
    void aStockThatIsNotToldForAMonthIsNotKept() {
        Scene scene = new Scene(3).promise(Scene.commitment("churn-risk", 0.20, SEGMENT, "segment"));
        stock(scene, 0, 10, 0.15, 4_000);
        assertThat(scene.last().state()).isEqualTo(KEPT);
        for (int day = 1; day < 45; day++) {
            scene.tick(BEGIN + day * DAY);
        }

        assertThat(scene.last().state()).isNotEqualTo(KEPT);
        assertThat(scene.last().observed()).isNull();
    }

    @Test
    void aStockOfAHandfulProvesNothing() {
        Scene scene = new Scene(4).promise(Scene.commitment("churn-risk", 0.20, SEGMENT, "segment"));
        stock(scene, 0, 30, 0.5, 4);

        assertThat(scene.states()).doesNotContain(BROKEN);
    }

    private static void stock(Scene scene, int from, int to, double value, long customers) {
        for (int minute = from; minute < to; minute++) {
            scene.see(new CellReport(
                    SEGMENT.key(),
                    "*",
                    PANE,
                    BEGIN + minute * MINUTE,
                    BEGIN + minute * MINUTE + PANE,
                    0,
                    5,
                    5,
                    Map.of("churn-risk", new SignalReport(customers, value, Map.of(), null, null)),
                    List.of()));
        }
    }

    private static CellReport report(long start, long length, String signal, long n, Map<String, Double> parts) {
        return new CellReport(
                CELL.key(),
                null,
                length,
                start,
                start + length,
                0,
                n,
                n,
                Map.of(signal, new SignalReport(n, 0, parts, null, null)),
                List.of());
    }
}
