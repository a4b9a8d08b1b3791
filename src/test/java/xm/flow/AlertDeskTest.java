package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.alert.Alert;
import xm.alert.DeskSettings;
import xm.alert.Echo;
import xm.alert.ExceptionNote;
import xm.event.Cell;
import xm.promise.Commitments;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.PromiseBook;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.watch.WatchSettings;

/** The desk's operator alone: what comes in any order is taken in by its time. */
class AlertDeskTest {
    private static final PromiseSettings RECORDED = PromiseSettings.recorded(Reports.WINDOWS);
    static final PromiseSettings LIVE = new PromiseSettings(
            WatchSettings.live(Reports.WINDOWS), DeskSettings.DEFAULT, PromiseSettings.USUAL_WAIT_MILLIS);

    @Test
    void theOrderInWhichNewsComeDoesNotMatter() throws Exception {
        List<String> inOrder = told(news());
        assertThat(inOrder).hasSizeGreaterThan(2);
        for (int seed = 0; seed < 20; seed++) {
            List<DeskNews> shuffled = news();
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(told(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    /** Of a window's length, of an hour, or of all there is. */
    @Test
    void howManyInstantsEventTimePassesAtOnceDoesNotMatter() throws Exception {
        for (List<DeskNews> news : List.of(news(), newsOfBefore())) {
            List<String> oneByOne = told(news, 1_000);
            assertThat(oneByOne).hasSizeGreaterThan(2);
            for (long stepMillis : new long[] {10_000, 7 * 60_000, 60 * 60_000}) {
                assertThat(told(news, stepMillis)).as("%d ms", stepMillis).isEqualTo(oneByOne);
            }
        }
    }

    /** Told at minute 20, when the alert of minute 1 has been looked at again and again. */
    private static List<DeskNews> newsOfBefore() {
        return List.of(
                verdict("gold", VerdictState.BROKEN, minute(1)),
                DeskNews.of(minute(20), new Marker(minute(5), "release 8", "checkout", "web")),
                DeskNews.of(
                        minute(20),
                        verdict("basic", VerdictState.BLIND, minute(8)).verdict()),
                verdict("gold", VerdictState.KEPT, minute(22)));
    }

    /** What only the clock could tell has no time of its own to wait for. */
    @Test
    void whatWasSaidAtOnceIsDecidedWhenEventTimeGoesOnWhateverElseWaits() throws Exception {
        try (var desk = desk(LIVE)) {
            desk.open();
            desk.processWatermark(new Watermark(minute(1)));
            Verdict broken = verdict("gold", VerdictState.BROKEN, minute(1)).verdict();
            desk.processElement(new StreamRecord<>(DeskNews.of(DeskNews.AT_ONCE, broken)));
            desk.processElement(
                    new StreamRecord<>(DeskNews.of(new ExceptionNote("gold", "checkout", minute(0) + 30_000, 400))));

            desk.processWatermark(new Watermark(minute(2)));

            assertThat(desk.extractOutputValues()).hasSize(1);
        }
    }

    /** What {@link #news} tells, while the clock ticks if there is one, until all is well again. */
    static OperatorScript<KeyedOneInputStreamOperatorTestHarness<String, DeskNews, Alert>> script(boolean isLive) {
        var script = new OperatorScript<>(() -> desk(isLive ? LIVE : RECORDED));
        for (DeskNews news : news()) {
            script = script.then(desk -> desk.processElement(new StreamRecord<>(news)))
                    .then(desk -> desk.processWatermark(new Watermark(news.saidMillis())));
            if (isLive) {
                script = script.then(
                        desk -> desk.processElement(new StreamRecord<>(DeskNews.of((Long) news.saidMillis()))));
            }
        }
        return script.then(desk -> desk.processWatermark(new Watermark(minute(120))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void alertsAreTheSameOverRestores(boolean isLive) throws Exception {
        var script = script(isLive);

        List<String> straight = OperatorScript.said(script.straight(), AlertDeskTest::words);

        assertThat(straight).last().asString().contains("resolved");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), AlertDeskTest::words))
                .isEqualTo(straight);
    }

    /** It waits for its time as verdicts do, and in state as they do. */
    @Test
    void theCanaryIsAnsweredInItsTurnAndOverRestores() throws Exception {
        Echo echo = new Echo(second(50), minute(1), 0);
        var script = new OperatorScript<>(() -> desk(LIVE))
                .then(desk -> desk.processElement(new StreamRecord<>(DeskNews.of(echo))))
                .then(desk -> desk.processElement(new StreamRecord<>(verdict("gold", VerdictState.BROKEN, minute(1)))))
                .then(desk -> desk.processWatermark(new Watermark(minute(1) - 1)))
                .then(desk -> assertThat(desk.extractOutputValues()).isEmpty())
                .then(desk -> desk.processWatermark(new Watermark(minute(1))))
                .then(desk -> desk.processWatermark(new Watermark(minute(2))));

        List<String> straight = OperatorScript.said(script.straight(), AlertDeskTest::words);

        assertThat(straight).hasSize(2).last().asString().contains(Echo.KEY, "resolved");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), AlertDeskTest::words))
                .isEqualTo(straight);
    }

    @Test
    void whatWouldBeDueAfterTheEndOfARecordingDoesNotHappen() throws Exception {
        try (var desk = desk(RECORDED)) {
            desk.open();
            desk.processElement(new StreamRecord<>(verdict("gold", VerdictState.BROKEN, minute(1))));
            desk.processElement(new StreamRecord<>(verdict("gold", VerdictState.KEPT, minute(20))));
            desk.processWatermark(new Watermark(minute(21)));
            desk.processWatermark(Watermark.MAX_WATERMARK);

            assertThat(desk.extractOutputValues()).allMatch(Alert::isFiring);
            assertThat(desk.numEventTimeTimers()).isZero();
        }
    }

    /** Two segments break at one touchpoint after a release, exceptions come in, one recovers, then the other. */
    private static List<DeskNews> news() {
        List<DeskNews> news = new ArrayList<>();
        news.add(DeskNews.of(second(50), new Marker(second(45), "release 7", "checkout", "web")));
        for (int minute = 1; minute < 60; minute++) {
            news.add(verdict("gold", minute < 20 ? VerdictState.BROKEN : VerdictState.KEPT, minute(minute)));
            news.add(verdict("basic", minute < 30 ? VerdictState.BROKEN : VerdictState.KEPT, minute(minute)));
            news.add(DeskNews.of(new ExceptionNote("gold", "checkout", minute(minute) + 7_000, 400)));
        }
        return news;
    }

    static DeskNews verdict(String segment, VerdictState state, long atMillis) {
        PromiseBook book = Reports.book(1);
        boolean isBroken = state == VerdictState.BROKEN;
        return DeskNews.of(
                atMillis,
                new Verdict(
                        Commitments.of(book, new Cell(segment, "checkout", Cell.ANY))
                                .get(0),
                        state,
                        minute(0),
                        atMillis,
                        new Observed(60_000, 100, isBroken ? 0.6 : 0.95, 0.5, 0.97),
                        isBroken ? 300_000 : 1,
                        259_200,
                        100,
                        isBroken ? 30 : 0,
                        false,
                        false,
                        "as the test says"));
    }

    private static List<String> told(List<DeskNews> news) throws Exception {
        return told(news, 120 * 60_000);
    }

    private static List<String> told(List<DeskNews> news, long stepMillis) throws Exception {
        try (var desk = desk(RECORDED)) {
            desk.open();
            for (DeskNews one : news) {
                desk.processElement(new StreamRecord<>(one));
            }
            for (long time = minute(0); time < minute(120); time += stepMillis) {
                desk.processWatermark(new Watermark(time));
            }
            desk.processWatermark(new Watermark(minute(120)));
            desk.processWatermark(Watermark.MAX_WATERMARK);
            return desk.extractOutputValues().stream().map(AlertDeskTest::words).toList();
        }
    }

    static String words(Object value) {
        Alert alert = (Alert) value;
        return alert.alertId() + " r" + alert.revision() + (alert.isFiring() ? " firing " : " resolved ") + alert;
    }

    static KeyedOneInputStreamOperatorTestHarness<String, DeskNews, Alert> desk(PromiseSettings settings)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AlertDesk(settings)), news -> "desk", Types.STRING);
    }
}
