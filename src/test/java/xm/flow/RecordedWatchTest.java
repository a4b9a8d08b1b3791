package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.minute;
import static xm.flow.Reports.book;
import static xm.flow.Reports.pane;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.alert.Echo;
import xm.codec.VerdictWriter;
import xm.promise.CellReport;
import xm.promise.SignalReport;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** The watch of a recording alone: event time is its only clock. */
class RecordedWatchTest {
    private static final String CELL = "gold/checkout/*";
    private static final int PANES = 600;

    @Test
    void waitsUntilAllBooksHaveBeenRead() throws Exception {
        try (var watch = watch()) {
            watch.open();
            watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(1, "0.5", ""))));
            watch.processElement(record(pane(CELL, 0, 10, 9)));
            watch.processWatermark(new Watermark(minute(1)));
            watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(2))));
            assertThat(watch.extractOutputValues()).isEmpty();

            watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);

            assertThat(watch.extractOutputValues())
                    .extracting(verdict -> verdict.commitment().version())
                    .containsExactly(2);
        }
    }

    @Test
    void aSilenceIsNoticedInItsMiddleHoweverTimeIsTold() throws Exception {
        List<String> byOneWatermark = silence(new long[] {minute(200)});
        long[] everyMinute = new long[200];
        for (int i = 0; i < 200; i++) {
            everyMinute[i] = minute(i + 1);
        }

        assertThat(byOneWatermark).last().asString().startsWith("BLIND");
        assertThat(silence(everyMinute)).isEqualTo(byOneWatermark);
        String first = byOneWatermark.stream()
                .filter(words -> words.startsWith("BLIND"))
                .findFirst()
                .orElseThrow();
        assertThat(secondsOf(first)).isBetween(PANES * 10, PANES * 10 + 60);
    }

    @Test
    void aGapIsSeenAlikeWhetherTimeOrTheNextWindowTellsOfIt() throws Exception {
        List<String> byWindow = gap(false);

        assertThat(byWindow).anyMatch(words -> words.startsWith("BLIND"));
        assertThat(byWindow).last().asString().doesNotStartWith("BLIND");
        assertThat(gap(true)).isEqualTo(byWindow);
    }

    /** A short recording is over before anything else has begun. */
    @Test
    void aRecordingThatIsOverBeforeItsBooksAreReadIsStillJudgedInItsTime() throws Exception {
        try (var watch = watch()) {
            watch.open();
            for (int i = 0; i < PANES; i++) {
                watch.processElement(record(pane(CELL, i, 20, 19)));
            }
            watch.processWatermark(new Watermark(minute(200)));
            watch.processWatermark(Watermark.MAX_WATERMARK);
            watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(1))));
            assertThat(watch.extractOutputValues()).isEmpty();

            watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);

            assertThat(said(watch)).isEqualTo(silence(new long[] {minute(200)}));
            assertThat(watch.getOutput()).contains(new Watermark(minute(200))).contains(Watermark.MAX_WATERMARK);
        }
    }

    /** When the books are read is chance; what is promised of quarters of an hour must not know of it. */
    @Test
    void verdictsOnLongWindowsDoNotDependOnWhenTheBooksWereRead() throws Exception {
        List<String> booksFirst = complaints(true);

        assertThat(booksFirst)
                .anyMatch(words -> words.contains("BROKEN"))
                .last()
                .asString()
                .contains("no longer promised");

        assertThat(complaints(false)).isEqualTo(booksFirst);
    }

    @Test
    void nobodyAnswersACanaryThatWasRecorded() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            watch.processElement(record(pane(Echo.CELL.key(), 0, 1, 1)));
            watch.processWatermark(Watermark.MAX_WATERMARK);

            assertThat(watch.getSideOutput(PromiseWatch.NEWS)).isNull();
        }
    }

    @Test
    void nothingHappensAfterTheEnd() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            for (int i = 0; i < PANES; i++) {
                watch.processElement(record(pane(CELL, i, 20, 19)));
            }
            watch.processWatermark(new Watermark(minute(PANES / 6)));
            watch.processWatermark(Watermark.MAX_WATERMARK);

            assertThat(watch.extractOutputValues()).extracting(Verdict::state).doesNotContain(VerdictState.BLIND);
            assertThat(watch.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void anHourThatWouldHaveEndedAfterTheRecordingIsNoSilence() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            for (int i = 0; i < 200; i++) {
                watch.processElement(record(pane(CELL, i, 20, 19)));
            }
            long end = pane(CELL, 199, 20, 19).endMillis();
            watch.processWatermark(new Watermark(end - 1));
            // what is still under way is told at the end
            watch.processElement(record(Reports.window(pane(CELL, 0, 4_000, 3_800), 3_600_000)));
            watch.processWatermark(Watermark.MAX_WATERMARK);

            assertThat(watch.extractOutputValues())
                    .isNotEmpty()
                    .extracting(Verdict::state)
                    .doesNotContain(VerdictState.BLIND);
            assertThat(watch.extractOutputValues())
                    .extracting(Verdict::atMillis)
                    .allMatch(at -> at <= end);
            assertThat(watch.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void verdictsAreTheSameOverRestores() throws Exception {
        var script = new OperatorScript<>(RecordedWatchTest::watch)
                .then(watch -> watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(1)))))
                .then(watch -> watch.processElement(record(pane(CELL, 0, 20, 19))));
        for (int i = 0; i < 30; i++) {
            int number = i + 1;
            script = script.then(watch -> {
                // what was read before a restore is not read again, and its end is told anew
                watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);
                watch.processWatermark(new Watermark(minute(0) + number * Reports.PANE));
                watch.processElement(record(pane(CELL, number, 20, number < 15 ? 19 : 6)));
            });
        }
        List<String> straight = OperatorScript.said(script.straight(), RecordedWatchTest::words);

        assertThat(straight).anyMatch(words -> words.startsWith("BROKEN"));
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), RecordedWatchTest::words))
                .isEqualTo(straight);
    }

    /** Verdicts on a cell that falls silent for good, when time is told after all windows or in between. */
    private static List<String> silence(long[] watermarks) throws Exception {
        try (var watch = watch()) {
            begin(watch);
            int told = 0;
            for (long mark : watermarks) {
                while (told < PANES && pane(CELL, told, 20, 19).endMillis() <= mark) {
                    watch.processElement(record(pane(CELL, told++, 20, 19)));
                }
                watch.processWatermark(new Watermark(mark));
            }
            return said(watch);
        }
    }

    /** Verdicts on complaints, which are promised no more after three hours, when books are read first or last. */
    private static List<String> complaints(boolean areBooksFirst) throws Exception {
        try (var watch = watch()) {
            watch.open();
            if (areBooksFirst) {
                readCalmBooks(watch);
            }
            for (int quarter = 0; quarter < 16; quarter++) {
                long end = minute(15 * (quarter + 1));
                for (int pane = quarter * 90; pane < (quarter + 1) * 90; pane += 7) {
                    watch.processElement(record(complained(pane, Reports.PANE, 4, 0)));
                    watch.processWatermark(new Watermark(minute(0) + (pane + 1) * Reports.PANE - 1));
                }
                // windows that end together are told in any order
                if (quarter % 4 == 3) {
                    watch.processElement(record(complained((quarter - 3) * 90, 3_600_000, 150 - 5 * quarter, 0)));
                }
                watch.processElement(record(complained(quarter * 90, 900_000, 60, quarter > 8 ? 30 : 0)));
                watch.processElement(record(complained(quarter * 90 + 89, Reports.PANE, 4, 0)));
                watch.processWatermark(new Watermark(end - 1));
                // and some are late
                watch.processElement(record(complained(Math.max(0, quarter - 2) * 90 + 5, Reports.PANE, 9, 0)));
            }
            if (!areBooksFirst) {
                readCalmBooks(watch);
            }
            return watch.extractOutputValues().stream()
                    .map(VerdictWriter::write)
                    .map(String::new)
                    .toList();
        }
    }

    private static void readCalmBooks(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch)
            throws Exception {
        watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(Reports.calmBook())));
        watch.processBroadcastElement(
                new StreamRecord<>(Bulletin.of(Reports.otherBook(2, "effectiveFrom: 2026-11-21T13:00:30Z"))));
        watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);
    }

    /** Complaints of a window that begins with a pane. */
    private static CellReport complained(int pane, long windowMillis, int customers, int complaints) {
        long start = minute(0) + pane * Reports.PANE;
        return new CellReport(
                CELL,
                null,
                windowMillis,
                start,
                start + windowMillis,
                0,
                windowMillis / Reports.PANE * 4,
                customers,
                Map.of(
                        "complaints",
                        new SignalReport(
                                customers, (double) complaints, Map.of("count", (double) complaints), null, null)),
                List.of());
    }

    private static List<String> gap(boolean timeIsToldInIt) throws Exception {
        try (var watch = watch()) {
            begin(watch);
            for (int i = 0; i < PANES; i++) {
                watch.processElement(record(pane(CELL, i, 20, 19)));
            }
            for (int minutes = 100; timeIsToldInIt && minutes < 160; minutes += 7) {
                watch.processWatermark(new Watermark(minute(minutes)));
            }
            for (int i = 960; i < 1_100; i++) {
                watch.processElement(record(pane(CELL, i, 20, 19)));
            }
            watch.processWatermark(new Watermark(pane(CELL, 1_099, 1, 1).endMillis()));
            return said(watch);
        }
    }

    private static void begin(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch)
            throws Exception {
        watch.open();
        watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(1))));
        watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        watch.processWatermark(new Watermark(Long.MIN_VALUE + 1));
    }

    private static StreamRecord<CellReport> record(CellReport report) {
        return new StreamRecord<>(report, report.endMillis());
    }

    private static List<String> said(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch) {
        return watch.extractOutputValues().stream()
                .map(RecordedWatchTest::words)
                .toList();
    }

    private static int secondsOf(String words) {
        return Integer.parseInt(words.replaceAll(".* at (\\d+) .*", "$1"));
    }

    private static String words(Object value) {
        Verdict verdict = (Verdict) value;
        return verdict.state() + " at " + (verdict.atMillis() - minute(0)) / 1000 + " since "
                + (verdict.sinceMillis() - minute(0)) / 1000 + " " + verdict.evidence();
    }

    private static KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new RecordedWatchOperator(PromiseSettings.recorded(Reports.WINDOWS)),
                CellReport::cell,
                Types.STRING,
                1,
                1,
                0);
    }
}
