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
    void aBundleSendsWhatItHasBeforeACheckpointAWatermarkAndTheEnd() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<>(new CellBundle(SETTINGS))) {
            harness.open();
            harness.processElement(new StreamRecord<>(
                    new Told(event("e-1", "c-1", second(1)).csat(4).build(), "gold", 0)));
            harness.processElement(new StreamRecord<>(
                    new Told(event("e-2", "c-2", second(2)).csat(4).build(), "gold", 0)));
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.extractOutputValues().get(0).tally.events).isEqualTo(2);

            harness.processElement(new StreamRecord<>(
                    new Told(event("e-3", "c-1", second(1)).csat(4).build(), "gold", 0)));
            harness.processWatermark(new Watermark(second(3)));
            assertThat(harness.getOutput().toArray()[1])
                    .as("before the watermark")
                    .isInstanceOf(StreamRecord.class);

            harness.processElement(new StreamRecord<>(
                    new Told(event("e-4", "c-1", second(1)).csat(4).build(), "gold", 0)));
            harness.endInput();
            assertThat(harness.extractOutputValues()).hasSize(3);
        }
    }

    @Test
    void aBundleIsSentWhenItIsFull() throws Exception {
        SignalSettings small = new SignalSettings(SETTINGS.ladder(), 60_000, 86_400_000, 2);
        try (var harness = new OneInputStreamOperatorTestHarness<>(new CellBundle(small))) {
            harness.open();
            harness.processElement(new StreamRecord<>(
                    new Told(event("e-1", "c-1", second(1)).csat(4).build(), "gold", 0)));
            harness.processElement(new StreamRecord<>(
                    new Told(event("e-2", "c-1", second(11)).csat(4).build(), "gold", 0)));

            assertThat(harness.extractOutputValues()).hasSize(2);
        }
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
