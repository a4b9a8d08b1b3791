package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.minute;
import static xm.flow.Reports.PANE;
import static xm.flow.Reports.book;
import static xm.flow.Reports.otherBook;
import static xm.flow.Reports.pane;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.alert.DeskSettings;
import xm.alert.Echo;
import xm.promise.CellReport;
import xm.promise.PromiseBook;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.watch.WatchSettings;

/** The watch of a running job alone, straight and with snapshot and restore between all elements. */
class PromiseWatchTest {
    private static final String JUDGED = "gold/checkout/*";
    private static final String NAMED = "gold/checkout/web";
    private static final PromiseSettings LIVE = new PromiseSettings(
            WatchSettings.live(Reports.WINDOWS), DeskSettings.DEFAULT, PromiseSettings.USUAL_WAIT_MILLIS);

    @Test
    void whatIsToldBeforeTheBooksAreKnownWaitsAndIsJudgedByTheNewestOfThem() throws Exception {
        try (var watch = watch()) {
            watch.open();
            tell(watch, pane(JUDGED, 0, 10, 9));
            tick(watch, 1);
            learn(watch, book(1, "0.5", ""));
            tick(watch, 2);
            learn(watch, book(2));
            tell(watch, pane(JUDGED, 1, 10, 9));
            tick(watch, 3);
            assertThat(watch.extractOutputValues()).isEmpty();

            tick(watch, 4);

            assertThat(watch.extractOutputValues()).isNotEmpty().allSatisfy(verdict -> {
                assertThat(verdict.commitment().version()).isEqualTo(2);
                assertThat(verdict.commitment().bound()).isEqualTo(0.9);
                assertThat(verdict.cell().key()).isEqualTo(JUDGED);
            });
            assertThat(watch.extractOutputValues().get(0).atMillis())
                    .isEqualTo(pane(JUDGED, 0, 10, 9).endMillis());
        }
    }

    /** A promise is broken, and no longer promised in the end. */
    static OperatorScript<KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict>> script() {
        var script = new OperatorScript<>(PromiseWatchTest::watch)
                .then(watch -> tell(watch, pane(JUDGED, 0, 20, 19)))
                .then(watch -> learn(watch, book(1)))
                .then(watch -> tick(watch, 1))
                .then(watch -> tick(watch, 2));
        for (int i = 0; i < 40; i++) {
            int number = i + 1;
            int satisfied = i < 20 ? 19 : 6;
            script = script.then(watch -> tell(watch, pane(JUDGED, number, 20, satisfied)))
                    .then(watch -> tick(watch, number + 4));
        }
        return script.then(watch -> learn(watch, otherBook(2, "effectiveFrom: 2026-11-21T10:07:00Z")))
                .then(watch -> tell(watch, pane(JUDGED, 41, 20, 6)))
                .then(watch -> tell(watch, pane(JUDGED, 42, 20, 6)));
    }

    @Test
    void verdictsAreTheSameOverRestores() throws Exception {
        var script = script();

        List<String> straight = OperatorScript.said(script.straight(), PromiseWatchTest::words);

        assertThat(straight)
                .anyMatch(words -> words.contains("KEPT") || words.contains("UNPROVEN"))
                .anyMatch(words -> words.contains("BROKEN"))
                .last()
                .asString()
                .contains("no longer promised");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), PromiseWatchTest::words))
                .isEqualTo(straight);
    }

    /** Also before the books are known: a job that knows none judges nothing, and does not say that it does. */
    @Test
    void theDeskHearsOfEachPaneOfTheCanaryOnceTheBooksAreKnown() throws Exception {
        CellReport first = pane(Echo.CELL.key(), 0, 1, 1);
        CellReport second = pane(Echo.CELL.key(), 1, 1, 1);
        var script = new OperatorScript<>(PromiseWatchTest::watch)
                .then(watch -> tell(watch, first))
                .then(watch -> learn(watch, book(1)))
                .then(watch -> tick(watch, 1))
                .then(watch ->
                        assertThat(watch.getSideOutput(PromiseWatch.NEWS)).isNull())
                .then(watch -> tick(watch, 2))
                .then(watch -> tell(watch, second))
                .then(watch -> tell(watch, Reports.window(second, 60_000)))
                .then(watch -> tell(watch, pane("probe/checkout/web", 2, 1, 1)));

        for (var played : List.of(script.straight(), script.restoredBetweenAllActs())) {
            assertThat(OperatorScript.side(played, PromiseWatch.NEWS))
                    .extracting(DeskNews::echo)
                    .filteredOn(Objects::nonNull)
                    .containsExactly(Echo.of(first), Echo.of(second));
        }
    }

    @Test
    void whatIsToldTwiceChangesNothing() throws Exception {
        try (var once = watch();
                var twice = watch()) {
            SplittableRandom random = new SplittableRandom(1);
            begin(once);
            begin(twice);
            for (int i = 0; i < 200; i++) {
                CellReport pane = pane(JUDGED, i, 10, i < 100 ? 9 + random.nextInt(2) : 5);
                tell(once, pane);
                tell(twice, pane);
                if (i % 7 == 6) {
                    // a job that was restored tells the panes since its checkpoint again
                    for (int back = i - 6; back <= i; back++) {
                        tell(twice, pane(JUDGED, back, 10, 1));
                    }
                }
            }
            assertThat(said(twice)).isEqualTo(said(once));
            assertThat(said(once)).anyMatch(words -> words.contains("BROKEN"));
        }
    }

    @Test
    void judgesByTheBookThatWasInForceWhenItHappened() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            learn(watch, book(2, "0.5", "effectiveFrom: 2026-11-21T10:10:00Z"));
            for (int i = 0; i < 120; i++) {
                tell(watch, pane(JUDGED, i, 20, 14));
            }
            assertThat(watch.extractOutputValues())
                    .allSatisfy(verdict -> assertThat(verdict.commitment().version())
                            .isEqualTo(verdict.atMillis() <= minute(10) ? 1 : 2));
            assertThat(watch.extractOutputValues())
                    .extracting(verdict -> verdict.commitment().version())
                    .contains(1, 2);
        }
    }

    @Test
    void saysOnceThatNothingIsPromisedAnyMoreAndForgetsTheCell() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            tell(watch, pane(JUDGED, 0, 10, 9));
            learn(watch, otherBook(2, ""));
            tell(watch, pane(JUDGED, 1, 10, 9));
            tell(watch, pane(JUDGED, 2, 10, 9));

            assertThat(said(watch))
                    .filteredOn(words -> words.contains("no longer promised"))
                    .hasSize(1);
            assertThat(stateEntries(watch)).isZero();
        }
    }

    @Test
    void aSilentCellHearsOfANewBookByTheClock() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            tell(watch, pane(JUDGED, 0, 10, 9));
            learn(watch, otherBook(2, "effectiveFrom: 2026-11-21T10:00:20Z"));
            tick(watch, 3);
            assertThat(said(watch)).as("a pane may be under way").noneMatch(words -> words.contains("no longer"));

            for (int silent = 4; silent < 20; silent++) {
                tick(watch, silent);
            }

            assertThat(said(watch)).last().asString().contains("no longer promised");
            assertThat(stateEntries(watch)).isZero();
        }
    }

    @Test
    void aFinerCellIsHeardOfByTheDeskOnly() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            for (int i = 0; i < 60; i++) {
                tell(watch, pane(NAMED, i, 20, 4));
            }
            assertThat(watch.extractOutputValues()).isEmpty();
            assertThat(watch.getSideOutput(PromiseWatch.NEWS))
                    .extracting(record -> record.getValue().verdict().cell().key() + " "
                            + record.getValue().verdict().state())
                    .contains(NAMED + " BROKEN");
        }
    }

    @Test
    void nobodyWasPromisedToObservers() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            for (int i = 0; i < 60; i++) {
                tell(watch, pane("probe/checkout/*", i, 20, 4));
                tell(watch, pane("probe/checkout/web", i, 20, 4));
            }
            assertThat(watch.extractOutputValues()).isEmpty();
            assertThat(watch.getSideOutput(PromiseWatch.NEWS)).isNull();
            assertThat(stateEntries(watch)).isZero();
        }
    }

    @Test
    void tellsTheDeskWhatWasChanged() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            tell(watch, Reports.changed(pane(NAMED, 3, 20, 19), "release 7"));

            assertThat(watch.getSideOutput(PromiseWatch.NEWS))
                    .extracting(record -> record.getValue())
                    .anySatisfy(news -> {
                        assertThat(news.change().what()).isEqualTo("release 7");
                        assertThat(news.saidMillis())
                                .isEqualTo(pane(NAMED, 3, 20, 19).endMillis());
                    });
        }
    }

    @Test
    void theClockTellsThatASourceIsSilent() throws Exception {
        try (var watch = watch()) {
            begin(watch);
            int number = 0;
            for (; number < 400; number++) {
                tell(watch, pane(JUDGED, number, 20, 19));
                tick(watch, number + 4);
            }
            for (int silent = 0; silent < 60; silent++) {
                tick(watch, number + 4 + silent);
            }
            assertThat(watch.extractOutputValues())
                    .extracting(Verdict::state)
                    .last()
                    .isEqualTo(VerdictState.BLIND);
        }
    }

    static void begin(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch) throws Exception {
        watch.open();
        learn(watch, book(1));
        tick(watch, 0);
        tick(watch, 1);
    }

    static void tell(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch, CellReport report)
            throws Exception {
        watch.processElement(new StreamRecord<>(report, report.endMillis()));
        watch.processWatermark(new Watermark(report.endMillis() - 1));
        watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);
    }

    static void learn(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch, PromiseBook book)
            throws Exception {
        watch.processBroadcastElement(new StreamRecord<>(Bulletin.of(book)));
    }

    /** The clock of a job that is told its panes three of them later. */
    static void tick(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch, int number)
            throws Exception {
        watch.processBroadcastElement(new StreamRecord<>(Bulletin.of((Long) (minute(0) + number * PANE))));
    }

    private static int stateEntries(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch) {
        var operator = (CoBroadcastWithKeyedOperator<?, ?, ?, ?>) watch.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private static List<String> said(KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch) {
        return watch.extractOutputValues().stream().map(PromiseWatchTest::words).toList();
    }

    static String words(Object value) {
        Verdict verdict = (Verdict) value;
        return verdict.promise() + " " + verdict.cell().key() + " v"
                + verdict.commitment().version() + " " + verdict.state() + " since "
                + (verdict.sinceMillis() - minute(0)) / 1000 + " at " + (verdict.atMillis() - minute(0)) / 1000 + " "
                + verdict.evidence() + " " + verdict.observed() + " " + verdict.gate();
    }

    static KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict> watch() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new WatchOperator(LIVE), CellReport::cell, Types.STRING, 1, 1, 0);
    }
}
