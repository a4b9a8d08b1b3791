package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;
import static xm.flow.AlertDeskTest.LIVE;
import static xm.flow.AlertDeskTest.desk;
import static xm.flow.AlertDeskTest.verdict;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.promise.VerdictState;

/** The desk's operator and the clock, which takes over only where event time stands still. */
class AlertDeskClockTest {
    /** Where nobody else says anything event time does not reach its end. */
    @Test
    void theClockAnswersTheCanaryWhenEventTimeStandsStill() throws Exception {
        try (var desk = desk(LIVE)) {
            desk.open();
            inTime(desk, 0, 120);
            desk.processElement(new StreamRecord<>(DeskNews.of(new Echo(second(110), minute(2), 0))));

            ticks(desk, 120, 175);

            assertThat(desk.extractOutputValues()).extracting(Alert::key).containsExactly(Echo.KEY);
        }
    }

    /** Else everything would stand still with the last source. */
    @Test
    void theClockTakesOverWhenEventTimeStandsStill() throws Exception {
        try (var desk = desk(LIVE)) {
            desk.open();
            inTime(desk, 0, 120);
            desk.processElement(new StreamRecord<>(verdict("gold", VerdictState.BROKEN, minute(2))));
            ticks(desk, 120, 155);
            assertThat(desk.extractOutputValues()).isEmpty();

            ticks(desk, 155, 175);

            assertThat(desk.extractOutputValues())
                    .extracting(Alert::detectedAtMillis)
                    .containsExactly(minute(2));
        }
    }

    /** Else a slow start would be taken for silence, and what was open would begin anew by the clock. */
    @Test
    void theClockWaitsLongerAfterTheJobWasAway() throws Exception {
        OperatorSubtaskState left;
        try (var desk = desk(LIVE)) {
            desk.open();
            inTime(desk, 0, 120);
            desk.processElement(new StreamRecord<>(verdict("gold", VerdictState.BROKEN, minute(2))));
            left = desk.snapshot(1, 1);
        }
        try (var desk = desk(LIVE)) {
            desk.initializeState(left);
            desk.open();
            ticks(desk, 420, 700);
            assertThat(desk.extractOutputValues()).as("as long as it was away").isEmpty();

            ticks(desk, 700, 760);

            assertThat(desk.extractOutputValues()).hasSize(1);
        }
    }

    /** What is of the past was mended eight hours after it broke, and what broke next was the same. */
    @Test
    void timeIsThatOfTheWindowsHoweverLongAgoTheyWere() throws Exception {
        try (var desk = desk(LIVE)) {
            desk.open();
            long ago = 8 * 3_600_000L;
            for (int at = 0; at < 3600; at += 10) {
                VerdictState state = at < 600 ? VerdictState.BROKEN : VerdictState.KEPT;
                desk.processElement(new StreamRecord<>(DeskNews.of((Long) (second(at) + ago))));
                if (at % 60 == 0) {
                    desk.processElement(new StreamRecord<>(verdict("gold", state, second(at))));
                }
                // told all at once every ten minutes
                desk.processWatermark(new Watermark(second(at / 600 * 600)));
            }
            assertThat(desk.extractOutputValues())
                    .last()
                    .satisfies(alert -> assertThat(alert.resolvedAtMillis())
                            .as("ten minutes of it, ten in which it stays well")
                            .isBetween(minute(19), minute(21)));
        }
    }

    @Test
    void theClockStaysBehindWhileEventTimeMoves() throws Exception {
        try (var desk = desk(LIVE)) {
            desk.open();
            // an hour behind, and catching up
            for (int i = 0; i < 12; i++) {
                desk.processElement(new StreamRecord<>(DeskNews.of((Long) minute(60 + i))));
                desk.processElement(new StreamRecord<>(
                        verdict("gold", i == 0 ? VerdictState.BROKEN : VerdictState.KEPT, minute(1 + i))));
                desk.processWatermark(new Watermark(minute(1 + i)));
            }
            assertThat(desk.extractOutputValues().get(0).detectedAtMillis()).isEqualTo(minute(1));
            assertThat(desk.extractOutputValues())
                    .allMatch(alert -> alert.resolvedAtMillis() == null || alert.resolvedAtMillis() <= minute(12));
        }
    }

    /** Windows are told as the clock goes. */
    private static void inTime(
            KeyedOneInputStreamOperatorTestHarness<String, DeskNews, Alert> desk, int fromSecond, int toSecond)
            throws Exception {
        for (int at = fromSecond; at < toSecond; at += 10) {
            desk.processWatermark(new Watermark(second(at) - 1));
            ticks(desk, at, at + 10);
        }
    }

    private static void ticks(
            KeyedOneInputStreamOperatorTestHarness<String, DeskNews, Alert> desk, int fromSecond, int toSecond)
            throws Exception {
        for (int at = fromSecond; at < toSecond; at += 5) {
            desk.processElement(new StreamRecord<>(DeskNews.of((Long) second(at))));
        }
    }
}
