package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.flow.Reports.pane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.codec.PromiseBookFile;
import xm.event.Cell;
import xm.event.Touchpoints;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.PromiseBook;
import xm.promise.SignalReport;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.watch.WatchSettings;

/** A promise book that changes while the promises of a cell are watched. */
class BookChangeTest {
    private static final String CELL = "gold/checkout/*";
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String SLOW = "first-contact-resolution";

    private final List<Verdict> said = new ArrayList<>();
    private final WatchVoice voice = RecordedCell.saying(said::add);
    private final RecordedCell cell = RecordedCell.alone(WatchSettings.recorded(Reports.WINDOWS));

    /** Contacts of the day before were held against a promise that nobody had made then, and somebody was called. */
    @Test
    void whatTurnsOutLaterIsJudgedByWhatWasPromisedWhenItHappened() throws Exception {
        int change = 30;
        BookHistory books = BookHistory.NONE.with(book(1, SLOW, 0.6, 0)).with(book(2, SLOW, 0.95, change * HOUR));
        for (int hour = 0; hour < 80; hour++) {
            // 80 % before the change, 99 % since
            hour(hour, hour < change ? 80 : 99, books);
        }

        assertThat(said).extracting(Verdict::state).contains(VerdictState.KEPT).doesNotContain(VerdictState.BROKEN);
        assertThat(said)
                .filteredOn(verdict -> verdict.atMillis() < Touchpoints.MORNING + (change + 24) * HOUR)
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.commitment().bound()).isEqualTo(0.6));
        assertThat(said)
                .as("from its first window on")
                .filteredOn(verdict -> verdict.commitment().version() == 2)
                .first()
                .satisfies(verdict ->
                        assertThat(verdict.atMillis()).isEqualTo(Touchpoints.MORNING + (change + 25) * HOUR));
        assertThat(said)
                .filteredOn(verdict -> verdict.atMillis() > Touchpoints.MORNING + (change + 26) * HOUR)
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.commitment().bound()).isEqualTo(0.95));
    }

    /** Each window that was told again as final wiped the evidence of the new promise, for a week. */
    @Test
    void whatIsToldAgainAfterItWasJudgedChangesNothing() throws Exception {
        int change = 30;
        BookHistory books = BookHistory.NONE.with(book(1, SLOW, 0.6, 0)).with(book(2, SLOW, 0.95, change * HOUR));
        for (int hour = 0; hour < 100; hour++) {
            if (hour > 60) {
                CellReport again = firstContacts(hour - 60, 70, 1);
                cell.take(again, again.endMillis(), books, voice);
            }
            hour(hour, hour < change ? 80 : 99, books);
        }

        List<Verdict> since = said.stream()
                .filter(verdict -> verdict.atMillis() > Touchpoints.MORNING + 70 * HOUR)
                .toList();
        assertThat(since).isNotEmpty().allSatisfy(verdict -> {
            assertThat(verdict.commitment().version()).isEqualTo(2);
            assertThat(verdict.state()).isEqualTo(VerdictState.KEPT);
        });
    }

    @Test
    void whatBeganBeforeAPromiseWasMadeIsNotJudgedByIt() throws Exception {
        BookHistory books = BookHistory.NONE.with(Reports.otherBook(1, "")).with(book(2, SLOW, 0.7, 30 * HOUR));
        for (int hour = 0; hour < 80; hour++) {
            if (hour > 30) {
                CellReport again = firstContacts(hour - 30, 5, 1);
                cell.take(again, again.endMillis(), books, voice);
            }
            hour(hour, hour < 30 ? 10 : 95, books);
        }

        assertThat(said)
                .filteredOn(verdict -> verdict.promise().equals("satisfied"))
                .isNotEmpty()
                .allSatisfy(verdict -> {
                    assertThat(verdict.state()).isIn(VerdictState.UNPROVEN, VerdictState.KEPT);
                    assertThat(verdict.isBlind()).isFalse();
                });
    }

    /** It was watched under its old name for another day, and nobody saw it break. */
    @Test
    void aPromiseThatIsMadeOfAnotherSignalIsWatchedAtOnce() throws Exception {
        BookHistory books = BookHistory.NONE.with(book(1, SLOW, 0.7, 0)).with(book(2, "csat", 0.9, 30 * HOUR));
        for (int hour = 0; hour < 30; hour++) {
            hour(hour, 90, books);
        }
        for (int i = 0; i < 120; i++) {
            cell.take(pane(CELL, 30 * 360 + i, 20, 6), RecordedCell.NO_TIME, books, voice);
        }

        assertThat(said).filteredOn(Verdict::isWithdrawn).hasSize(1);
        assertThat(said)
                .filteredOn(verdict -> verdict.commitment().version() == 2)
                .extracting(Verdict::state)
                .contains(VerdictState.BROKEN);
    }

    @Test
    void aPromiseThatIsOffEndsAtOnce() throws Exception {
        PromiseBook off = PromiseBookFile.parse(
                "promises.yaml", """
                version: 2
                effectiveFrom: %s
                promises:
                  satisfied:
                    signal: %s
                    by: [segment, touchpoint]
                    atLeast: 0.7
                    severity: page
                    except: [{touchpoint: checkout, off: true}]
                """.formatted(Instant.ofEpochMilli(Touchpoints.MORNING + 22 * HOUR), SLOW));
        BookHistory books = BookHistory.NONE.with(book(1, SLOW, 0.7, 0)).with(off);
        for (int hour = 0; hour < 60; hour++) {
            hour(hour, 10, books);
        }

        assertThat(said).extracting(Verdict::state).doesNotContain(VerdictState.BROKEN);
    }

    @Test
    void whatBreaksOnlyTheNewPromiseIsBrokenByWhatHappenedSince() throws Exception {
        int change = 30;
        BookHistory books = BookHistory.NONE.with(book(1, SLOW, 0.6, 0)).with(book(2, SLOW, 0.95, change * HOUR));
        for (int hour = 0; hour < 80; hour++) {
            hour(hour, 80, books);
        }

        Verdict broken = said.stream()
                .filter(verdict -> verdict.state() == VerdictState.BROKEN)
                .findFirst()
                .orElseThrow();
        assertThat(broken.commitment().version()).isEqualTo(2);
        assertThat(broken.sinceMillis()).isGreaterThanOrEqualTo(Touchpoints.MORNING + change * HOUR);
        assertThat(broken.atMillis()).isGreaterThanOrEqualTo(Touchpoints.MORNING + (change + 25) * HOUR);
    }

    /** An open alert was resolved as recovered, with the new signal's numbers in the old one's unit. */
    @Test
    void aPromiseThatIsMadeOfAnotherSignalEndsByItsOldTermsAndBeginsAnew() throws Exception {
        int change = 60;
        BookHistory books =
                BookHistory.NONE.with(book(1, "csat", 0.9, 0)).with(book(2, "nps", 50, change * Reports.PANE));
        for (int i = 0; i < 2 * change; i++) {
            cell.take(both(pane(CELL, i, 20, 6)), RecordedCell.NO_TIME, books, voice);
        }

        List<Verdict> old = said.stream()
                .filter(verdict -> verdict.commitment().version() == 1)
                .toList();
        assertThat(old).extracting(Verdict::state).contains(VerdictState.BROKEN);
        Verdict last = old.get(old.size() - 1);
        assertThat(last.isWithdrawn()).isTrue();
        assertThat(last.commitment().promise().signal()).isEqualTo("csat");
        assertThat(last.commitment().bound()).isEqualTo(0.9);
        List<Verdict> since = said.subList(said.indexOf(last) + 1, said.size());
        assertThat(since)
                .isNotEmpty()
                .allSatisfy(verdict ->
                        assertThat(verdict.commitment().promise().signal()).isEqualTo("nps"));
        assertThat(since.get(0).state()).as("nothing of it is known yet").isEqualTo(VerdictState.UNPROVEN);
    }

    /** Answers from before a promise was made stricter put it at risk for hours. */
    @Test
    void answersFromBeforeAreNotHeldAgainstANewBound() throws Exception {
        int change = 600;
        BookHistory books =
                BookHistory.NONE.with(book(1, "csat", 0.6, 0)).with(book(2, "csat", 0.95, change * Reports.PANE));
        for (int i = 0; i < 2 * change; i++) {
            cell.take(pane(CELL, i, 100, i < change ? 75 : 99), RecordedCell.NO_TIME, books, voice);
        }

        assertThat(said)
                .filteredOn(verdict -> verdict.commitment().version() == 2)
                .extracting(Verdict::state)
                .contains(VerdictState.KEPT)
                .doesNotContain(VerdictState.AT_RISK, VerdictState.BROKEN);
    }

    /** The page of a cell that was not judged any more fired for a week. */
    @Test
    void aPromiseThatIsJudgedAtOtherCellsEndsWhereItWasJudged() throws Exception {
        String fine = "gold/checkout/web";
        BookHistory books = BookHistory.NONE
                .with(judgedBy(1, "segment, touchpoint, channel", 0))
                .with(judgedBy(2, "segment, touchpoint", 60 * Reports.PANE));
        for (int i = 0; i < 120; i++) {
            cell.take(pane(fine, i, 20, 6), RecordedCell.NO_TIME, books, voice);
        }

        assertThat(said).extracting(Verdict::state).contains(VerdictState.BROKEN);
        assertThat(said.get(said.size() - 1).isWithdrawn()).isTrue();
        assertThat(said.get(said.size() - 1).gate()).isEqualTo("judged by segment and touchpoint now");
        assertThat(said.get(said.size() - 1).commitment().version()).isEqualTo(1);
    }

    @Test
    void evidenceFromBeforeAPromiseWasJudgedThereIsNone() throws Exception {
        String fine = "gold/checkout/web";
        BookHistory books = BookHistory.NONE
                .with(judgedBy(1, "segment, touchpoint", 0))
                .with(judgedBy(2, "segment, touchpoint, channel", 60 * Reports.PANE));
        for (int i = 0; i < 120; i++) {
            cell.take(pane(fine, i, 20, 6), RecordedCell.NO_TIME, books, voice);
        }

        assertThat(said)
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.sinceMillis())
                        .isGreaterThanOrEqualTo(Touchpoints.MORNING + 60 * Reports.PANE));
    }

    /** A bad day was forgotten because the promise ended before it had turned out. */
    @Test
    void whatTurnsOutAfterAPromiseEndedIsStillJudgedByIt() throws Exception {
        int change = 22;
        BookHistory books = BookHistory.NONE
                .with(book(1, SLOW, 0.7, 0))
                .with(Reports.otherBook(
                        2, "effectiveFrom: " + Instant.ofEpochMilli(Touchpoints.MORNING + change * HOUR)));
        for (int hour = 0; hour < 60; hour++) {
            hour(hour, 10, books);
        }

        assertThat(said).extracting(Verdict::state).contains(VerdictState.BROKEN);
        assertThat(said).as("contacts go on").noneMatch(Verdict::isBlind);
        assertThat(said.get(said.size() - 1).isWithdrawn()).isTrue();
        assertThat(said.get(said.size() - 1).atMillis()).isGreaterThan(Touchpoints.MORNING + (change + 23) * HOUR);
    }

    @Test
    void aSilentCellHearsOfAnotherSignalByTime() throws Exception {
        BookHistory books = BookHistory.NONE.with(book(1, "csat", 0.9, 0)).with(book(2, "nps", 50, 60 * Reports.PANE));
        for (int i = 0; i < 50; i++) {
            cell.take(pane(CELL, i, 20, 19), RecordedCell.NO_TIME, books, voice);
        }
        cell.reach(Touchpoints.MORNING + HOUR, Cell.ofKey(CELL), books, voice);

        assertThat(said).filteredOn(Verdict::isWithdrawn).hasSize(1);
        assertThat(said.get(said.size() - 1).isWithdrawn()).isTrue();
    }

    private void hour(int hour, double resolved, BookHistory books) throws Exception {
        CellReport told = firstContacts(hour, resolved);
        cell.take(told, told.endMillis(), books, voice);
        cell.reach(told.endMillis(), Cell.ofKey(CELL), books, voice);
    }

    private static PromiseBook judgedBy(int version, String dimensions, long fromMillis) {
        return PromiseBookFile.parse("promises.yaml", """
                version: %d
                effectiveFrom: %s
                promises:
                  satisfied: {signal: csat, by: [%s], atLeast: 0.9, falseAlarmEvery: P30D, severity: page}
                """.formatted(
                        version, Instant.ofEpochMilli(Touchpoints.MORNING + fromMillis), dimensions));
    }

    private static PromiseBook book(int version, String signal, double atLeast, long fromMillis) {
        return PromiseBookFile.parse("promises.yaml", """
                version: %d
                effectiveFrom: %s
                promises:
                  satisfied:
                    signal: %s
                    by: [segment, touchpoint]
                    atLeast: %s
                    falseAlarmEvery: P30D
                    severity: page
                """.formatted(
                        version, Instant.ofEpochMilli(Touchpoints.MORNING + fromMillis), signal, atLeast));
    }

    private static CellReport firstContacts(int hour, double resolved) {
        return firstContacts(hour, resolved, 0);
    }

    private static CellReport firstContacts(int hour, double resolved, int revision) {
        long start = Touchpoints.MORNING + hour * HOUR;
        return new CellReport(
                CELL,
                null,
                HOUR,
                start,
                start + HOUR,
                revision,
                100,
                100,
                Map.of(SLOW, new SignalReport(100, resolved / 100, Map.of("resolved", resolved), null, null)),
                List.of());
    }

    /** The same with as many who would recommend it. */
    private static CellReport both(CellReport pane) {
        SignalReport csat = pane.signals().get("csat");
        Map<String, Double> parts = Map.of("promoters", 10.0, "detractors", 5.0);
        return new CellReport(
                pane.cell(),
                pane.stage(),
                pane.windowMillis(),
                pane.startMillis(),
                pane.endMillis(),
                pane.revision(),
                pane.events(),
                pane.customers(),
                Map.of("csat", csat, "nps", new SignalReport(csat.n(), 25, parts, null, null)),
                List.of());
    }
}
