package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.customer.Told;
import xm.event.Touchpoints;
import xm.signal.CellWindow;
import xm.signal.Pane;
import xm.signal.WindowLadder;

/** The operators of windows and bundles alone, straight and with snapshot and restore between all elements. */
class WindowOperatorsTest {
    private static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 86_400_000, 100);

    /** Windows are counted, told, and corrected by what comes late. */
    static OperatorScript<KeyedOneInputStreamOperatorTestHarness<String, Pane, CellWindow>> script() {
        return new OperatorScript<>(WindowOperatorsTest::windows)
                .then(harness -> harness.processElement(new StreamRecord<>(part("e-1", second(1)))))
                .then(harness -> harness.processElement(new StreamRecord<>(part("e-2", second(12)))))
                .then(harness -> harness.processWatermark(new Watermark(second(20))))
                .then(harness -> harness.processElement(new StreamRecord<>(part("e-3", second(2)))))
                .then(harness -> harness.processWatermark(new Watermark(second(21))))
                .then(harness -> harness.processWatermark(new Watermark(minute(1))))
                .then(harness -> harness.processElement(new StreamRecord<>(part("e-4", second(3)))))
                .then(harness -> harness.processWatermark(new Watermark(minute(1) + 1)));
    }

    @Test
    void windowsAreToldTheSameOverRestores() throws Exception {
        var script = script();

        var straight = OperatorScript.said(script.straight(), WindowOperatorsTest::window);

        assertThat(straight)
                .containsExactly(
                        "PT10S 0 r0 n1",
                        "PT10S 10 r0 n1",
                        "PT10S 0 r1 n2",
                        "PT1M 0 r0 n3",
                        "PT10S 0 r2 n3",
                        "PT1M 0 r1 n4");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), WindowOperatorsTest::window))
                .isEqualTo(straight);
    }

    /** Open windows of a length that is gone would never be told, and customers are counted by level. */
    @Test
    void aRestoreWithOtherWindowsIsRefusedAndOneWithLongerOnesIsNot() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = windows()) {
            harness.open();
            harness.processElement(new StreamRecord<>(part("e-1", second(1))));
            saved = harness.snapshot(1, 1);
        }
        for (String other : List.of("PT1M", "PT10S,PT30S,PT1M", "PT1S,PT10S,PT1M")) {
            var harness = windows(other);
            harness.setup();
            assertThatThrownBy(() -> harness.initializeState(saved))
                    .as(other)
                    .hasStackTraceContaining(
                            "the saved state holds the windows PT10S,PT1M, the settings name " + other);
        }
        var longer = windows("PT10S,PT1M,PT1H");
        longer.setup();
        longer.initializeState(saved);
        longer.open();
        longer.processWatermark(new Watermark(minute(60)));
        assertThat(longer.extractOutputValues())
                .extracting(CellWindow::window)
                .containsExactly("PT10S", "PT1M", "PT1H");
    }

    @Test
    void nothingIsLeftOfWindowsAtTheEndOfTheirLife() throws Exception {
        var played = new OperatorScript<>(WindowOperatorsTest::windows)
                .then(harness -> harness.processElement(new StreamRecord<>(part("e-1", second(1)))))
                .then(harness -> harness.processWatermark(new Watermark(minute(5))))
                .straight();

        assertThat(played.last().numKeyedStateEntries()).isZero();
        assertThat(played.last().numEventTimeTimers()).isZero();
    }

    @Test
    void aBundleSendsWhatItHasBeforeACheckpointAndTheEnd() throws Exception {
        try (var harness = bundle(SETTINGS)) {
            harness.processElement(answer("e-1", second(1)));
            harness.processElement(answer("e-2", second(2)));
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.prepareSnapshotPreBarrier(1);
            assertThat(events(harness)).containsExactly(2L);

            harness.processElement(answer("e-3", second(3)));
            harness.processElement(answer("e-4", second(11)));
            harness.endInput();
            assertThat(events(harness)).containsExactlyInAnyOrder(2L, 1L, 1L);
        }
    }

    /** So a cell costs a record a pane, however often time goes on within it. */
    @Test
    void aBundleSendsAPaneBeforeTheWatermarkThatPassesItsEndAndKeepsTheNext() throws Exception {
        try (var harness = bundle(SETTINGS)) {
            harness.processElement(answer("e-1", second(1)));
            harness.processElement(answer("e-2", second(11)));
            harness.processWatermark(new Watermark(second(10) - 2));
            harness.processElement(answer("e-3", second(2)));
            assertThat(events(harness)).isEmpty();

            harness.processWatermark(new Watermark(second(10) - 1));

            assertThat(events(harness)).containsExactly(2L);
            assertThat(harness.getOutput().toArray()[2])
                    .as("the watermark comes after it")
                    .isEqualTo(new Watermark(second(10) - 1));

            harness.processElement(answer("e-4", second(12)));
            harness.processWatermark(new Watermark(second(20) - 1));
            assertThat(events(harness)).containsExactly(2L, 2L);
        }
    }

    /** What is late already waits for the next watermark only, with which its windows are told again. */
    @Test
    void aBundleSendsWhatIsLateBeforeTheNextWatermark() throws Exception {
        try (var harness = bundle(SETTINGS)) {
            harness.processWatermark(new Watermark(second(15)));
            harness.processElement(answer("e-1", second(16)));
            harness.processElement(answer("e-2", second(1)));
            assertThat(events(harness)).isEmpty();

            harness.processWatermark(new Watermark(second(15) + 1));

            assertThat(harness.extractOutputValues())
                    .extracting(pane -> pane.startMillis)
                    .containsExactly(second(0));
        }
    }

    /** Others tell the time then, and would pass what lies here. */
    @Test
    void aBundleSendsWhatItHasWhenItsInputFallsIdle() throws Exception {
        try (var harness = bundle(SETTINGS)) {
            harness.processElement(answer("e-1", second(1)));
            harness.processWatermarkStatus(WatermarkStatus.IDLE);

            assertThat(harness.getOutput()).hasSize(2);
            assertThat(harness.getOutput().toArray()[1]).as("after the pane").isEqualTo(WatermarkStatus.IDLE);
            harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
            harness.processElement(answer("e-2", second(2)));
            assertThat(events(harness)).containsExactly(1L);
        }
    }

    @Test
    void aBundleIsSentWhenItIsFull() throws Exception {
        SignalSettings small = new SignalSettings(SETTINGS.ladder(), 60_000, 86_400_000, 2);
        try (var harness = bundle(small)) {
            harness.processElement(answer("e-1", second(1)));
            harness.processElement(answer("e-2", second(11)));
            assertThat(harness.extractOutputValues()).hasSize(2);

            harness.processElement(answer("e-3", second(12)));
            assertThat(harness.extractOutputValues()).hasSize(2);
        }
    }

    private static OneInputStreamOperatorTestHarness<Told, Pane> bundle(SignalSettings settings) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new CellBundle(settings));
        harness.open();
        return harness;
    }

    private static StreamRecord<Told> answer(String id, long timeMillis) {
        return new StreamRecord<>(new Told(event(id, "c-1", timeMillis).csat(4).build(), "gold", 0));
    }

    private static List<Long> events(OneInputStreamOperatorTestHarness<Told, Pane> bundle) {
        return bundle.extractOutputValues().stream()
                .map(pane -> pane.tally.events)
                .toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Pane, CellWindow> windows() throws Exception {
        return windows("PT10S,PT1M");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Pane, CellWindow> windows(String names)
            throws Exception {
        SignalSettings settings = new SignalSettings(
                WindowLadder.of(List.of(names.split(","))), SETTINGS.allowedLatenessMillis(), 86_400_000, 100);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CellWindows(settings, true)), pane -> pane.cell, Types.STRING);
    }

    static String window(Object value) {
        CellWindow window = (CellWindow) value;
        return window.window() + " " + (window.startMillis() - minute(0)) / 1000 + " r" + window.revision() + " n"
                + window.tally().events;
    }

    private static Pane part(String id, long time) {
        Pane part = new Pane("gold/checkout/web", SETTINGS.ladder().start(0, time));
        part.tally.add(Touchpoints.event(id, "c-1", time).csat(4).build());
        return part;
    }
}
