package xm.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;
import xm.event.AssignmentArrival;
import xm.event.SegmentAssignment;

class SegmentsKnownTest {
    private final ManualClock clock = new ManualClock(Duration.ofHours(1).toNanos());
    private final Said said = new Said();

    @Test
    void aStallWhileSegmentsLoadDoesNotPassForTheirEnd() {
        var reader = reader(Map.of(0, 100L));
        for (int offset = 0; offset < 99; offset++) {
            reader.onEvent(at(0, offset), 0, said);
            clock.advanceTime(Duration.ofSeconds(29));
            reader.onPeriodicEmit(said);
        }
        assertThat(said.watermarks).isEmpty();
        reader.onEvent(at(0, 99), 0, said);
        reader.onPeriodicEmit(said);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void waitsForTheSlowestPartition() {
        SegmentsKnown strategy = new SegmentsKnown(() -> Map.of(0, 5L, 3, 7L));
        var reader = strategy.generator(clock);
        var fast = strategy.generator(clock);
        var slow = strategy.generator(clock);
        fast.onEvent(at(0, 4), 0, said);
        slow.onEvent(at(3, 5), 0, said);
        List.of(fast, slow, reader).forEach(one -> one.onPeriodicEmit(said));
        assertThat(said.watermarks).isEmpty();
        slow.onEvent(at(3, 6), 0, said);
        List.of(fast, slow, reader).forEach(one -> one.onPeriodicEmit(said));
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void anEmptyTopicIsKnownAtOnce() {
        reader(Map.of()).onPeriodicEmit(said);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void anUpdaterWhoseClockLagsDoesNotHoldTheEvents() {
        var reader = reader(Map.of(0, 1L));
        reader.onEvent(at(0, 0), 0, said);
        reader.onEvent(at(0, 1), 0, said);
        reader.onPeriodicEmit(said);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void aLastOffsetThatNeverComesIsGivenUpAfterThirtySecondsThoughOthersAreWrittenTo() {
        var reader = reader(Map.of(0, 10L, 1, 10L));
        reader.onEvent(at(0, 8), 0, said);
        for (int second = 0; second < 30; second++) {
            reader.onPeriodicEmit(said);
            assertThat(said.watermarks).isEmpty();
            if (second == 0) {
                reader.onEvent(at(1, 9), 0, said);
            }
            clock.advanceTime(Duration.ofSeconds(1));
            reader.onEvent(at(1, 10 + second), 0, said);
        }
        reader.onPeriodicEmit(said);
        assertThat(said.watermarks).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void travelsToACluster() throws Exception {
        KafkaReading reading =
                new KafkaReading(Brokers.at("127.0.0.1:1"), new Topics(""), "group", Duration.ofMinutes(1));
        assertThat(InstantiationUtil.clone(new SegmentsKnown(reading))).isNotNull();
    }

    private WatermarkGenerator<AssignmentArrival> reader(Map<Integer, Long> ends) {
        return new SegmentsKnown(() -> ends).generator(clock);
    }

    private static AssignmentArrival at(int partition, long offset) {
        return new AssignmentArrival(new SegmentAssignment("c-1", "gold", 0), null, partition, offset);
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
