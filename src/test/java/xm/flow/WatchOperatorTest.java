package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.minute;
import static xm.flow.PromiseWatchTest.begin;
import static xm.flow.PromiseWatchTest.learn;
import static xm.flow.PromiseWatchTest.tell;
import static xm.flow.PromiseWatchTest.tick;
import static xm.flow.PromiseWatchTest.watch;
import static xm.flow.Reports.book;
import static xm.flow.Reports.pane;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;
import xm.promise.CellReport;

/** When the watch of a running job lets event time pass; what it says is tested with {@link PromiseWatchTest}. */
class WatchOperatorTest {
    private static final String JUDGED = "gold/checkout/*";

    /** The desk takes what comes late for what is so now: of all that broke while books were read it would hear nothing. */
    @Test
    void timePassesWhenWhatWasToldBeforeTheBooksWereKnownIsJudged() throws Exception {
        try (var watch = watch()) {
            watch.open();
            tell(watch, pane(JUDGED, 0, 10, 9));
            learn(watch, book(1));
            tick(watch, 0);
            assertThat(watch.getOutput()).isEmpty();

            tick(watch, 1);

            assertThat(watch.getOutput()).hasSizeGreaterThan(1);
            assertThat(List.copyOf(watch.getOutput()).get(0)).isInstanceOf(StreamRecord.class);
            assertThat(watch.getOutput())
                    .endsWith(new Watermark(pane(JUDGED, 0, 10, 9).endMillis() - 1));
        }
    }

    @Test
    void timePassesAfterHalfAMinuteWhereNobodyHasPromisedAnything() throws Exception {
        try (var watch = watch()) {
            watch.open();
            tell(watch, pane(JUDGED, 0, 10, 9));
            for (int tick = 0; tick < 3; tick++) {
                tick(watch, tick);
                assertThat(watch.getOutput()).isEmpty();
            }

            tick(watch, 3);

            assertThat(watch.getOutput())
                    .containsExactly(new Watermark(pane(JUDGED, 0, 10, 9).endMillis() - 1));
        }
    }

    /** Windows fall idle after 15 seconds and books are known after 20: what is idle lets no time through. */
    @Test
    void timePassesAlthoughNothingMoreIsToldWhenTheBooksAreKnown() throws Exception {
        try (var watch = watch()) {
            watch.open();
            var operator = (CoBroadcastWithKeyedOperator<?, ?, ?, ?>) watch.getOperator();
            operator.processWatermarkStatus2(WatermarkStatus.IDLE);
            CellReport only = pane(JUDGED, 0, 10, 9);
            watch.processElement(new StreamRecord<>(only, only.endMillis()));
            watch.processWatermark(new Watermark(only.endMillis() - 1));
            operator.processWatermarkStatus1(WatermarkStatus.IDLE);
            learn(watch, book(1));
            tick(watch, 0);
            assertThat(watch.getOutput()).isEmpty();

            tick(watch, 1);

            assertThat(watch.getOutput()).endsWith(new Watermark(only.endMillis() - 1), WatermarkStatus.IDLE);
        }
    }

    @Test
    void timePassesAtOnceAfterARestoreWithBooks() throws Exception {
        OperatorSubtaskState saved;
        try (var watch = watch()) {
            begin(watch);
            saved = watch.snapshot(1, 1);
        }
        try (var watch = watch()) {
            watch.initializeState(saved);
            watch.open();
            watch.processWatermark(new Watermark(minute(1)));
            watch.processBroadcastWatermark(Watermark.MAX_WATERMARK);

            assertThat(watch.getOutput()).containsExactly(new Watermark(minute(1)));
        }
    }
}
