package xm.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;
import xm.event.AssignmentArrival;
import xm.event.SegmentAssignment;

class SegmentsKnownTest {
    private static final AssignmentArrival GOLD = new AssignmentArrival(new SegmentAssignment("c-1", "gold", 0), null);

    private final ManualClock clock = new ManualClock(Duration.ofHours(1).toNanos());
    private final long startMillis = clock.absoluteTimeMillis();
    private final SegmentsKnown strategy = new SegmentsKnown();
    private final WatermarkGenerator<AssignmentArrival> reader = strategy.generator(clock);
    private final Said said = new Said();

    @Test
    void isSilentWhileOldRecordsKeepComing() {
        var partition = strategy.generator(clock);
        for (int second = 0; second < 60; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            partition.onEvent(GOLD, startMillis - 1, said);
            tick(partition);
        }
        assertThat(said.watermarks).isEmpty();
    }

    @Test
    void announcesTheEndOfTimeTwoSecondsAfterTheLastOldRecord() {
        var partition = strategy.generator(clock);
        partition.onEvent(GOLD, startMillis - 1, said);
        clock.advanceTime(Duration.ofMillis(1_999));
        tick(partition);
        assertThat(said.watermarks).isEmpty();
        clock.advanceTime(Duration.ofMillis(1));
        tick(partition);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void recordsThatAreWrittenAfterTheStartDoNotProlongIt() {
        var partition = strategy.generator(clock);
        for (int i = 0; i < 20; i++) {
            clock.advanceTime(Duration.ofMillis(100));
            partition.onEvent(GOLD, clock.absoluteTimeMillis(), said);
        }
        tick(partition);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void oneSlowPartitionHoldsBackItsReader() {
        var empty = strategy.generator(clock);
        var slow = strategy.generator(clock);
        clock.advanceTime(Duration.ofMillis(1_500));
        slow.onEvent(GOLD, startMillis - 1, said);
        clock.advanceTime(Duration.ofMillis(1_500));
        tick(empty);
        tick(slow);
        assertThat(said.watermarks).isEmpty();
    }

    @Test
    void anEmptyPartitionIsKnownAfterTwoSeconds() {
        clock.advanceTime(Duration.ofSeconds(5));
        var partition = strategy.generator(clock);
        tick(partition);
        assertThat(said.watermarks).isEmpty();
        clock.advanceTime(Duration.ofSeconds(2));
        tick(partition);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void aReaderWithoutPartitionsGivesUpWaitingAfterTenSeconds() {
        clock.advanceTime(Duration.ofMillis(9_999));
        reader.onPeriodicEmit(said);
        assertThat(said.watermarks).isEmpty();
        clock.advanceTime(Duration.ofMillis(1));
        reader.onPeriodicEmit(said);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    private void tick(WatermarkGenerator<AssignmentArrival> partition) {
        partition.onPeriodicEmit(said);
        reader.onPeriodicEmit(said);
    }

    private static final class Said implements WatermarkOutput {
        final List<Watermark> watermarks = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark);
        }

        @Override
        public void markIdle() {
            throw new AssertionError("segments are never idle: events would not wait for them");
        }

        @Override
        public void markActive() {}
    }
}
