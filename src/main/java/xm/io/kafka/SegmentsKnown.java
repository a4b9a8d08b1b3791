package xm.io.kafka;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;
import xm.event.AssignmentArrival;

/**
 * The event time of segment assignments: none until those that were there at the start have been read, then the end of
 * time, so that events wait for what is known and for nothing else.
 *
 * <p>The brokers say at the start where each partition ends; one is known when its last record has been read. That
 * record may never come, where a transaction's marker stands last or a restored reader is already past it: so all is
 * known, too, when for 30 seconds none came of what is still awaited. The source must have one reader, or each would
 * wait for the partitions of the others.
 */
public final class SegmentsKnown implements WatermarkStrategy<AssignmentArrival> {
    static final long QUIET_MILLIS = 30_000;

    private final Ends ends;
    // a reader has one strategy, and its generators, one for the reader and one per partition, share what was read
    private transient Reader reader;

    public SegmentsKnown(KafkaReading reading) {
        this(endsOf(reading.brokers(), reading.topics().customerSegments()));
    }

    SegmentsKnown(Ends ends) {
        this.ends = ends;
    }

    /** Tells the end of each partition that holds anything. */
    interface Ends extends Serializable {
        Map<Integer, Long> ask();
    }

    private static Ends endsOf(Brokers brokers, String topic) {
        return () -> PartitionEnds.of(brokers, topic);
    }

    @Override
    public WatermarkGenerator<AssignmentArrival> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        // time in which the job is too busy to read is no silence
        return generator(context.getInputActivityClock());
    }

    WatermarkGenerator<AssignmentArrival> generator(RelativeClock clock) {
        if (reader == null) {
            reader = new Reader(clock, ends.ask());
            return reader;
        }
        return new Partition(reader);
    }

    /** Speaks for all partitions. */
    private static final class Reader implements WatermarkGenerator<AssignmentArrival> {
        private final RelativeClock clock;
        private final Map<Integer, Long> awaitedEnds;
        private long lastAwaitedMillis;

        Reader(RelativeClock clock, Map<Integer, Long> ends) {
            this.clock = clock;
            awaitedEnds = new HashMap<>(ends);
            lastAwaitedMillis = clock.relativeTimeMillis();
        }

        @Override
        public void onEvent(AssignmentArrival assignment, long kafkaTimestamp, WatermarkOutput output) {
            Long end = awaitedEnds.get(assignment.partition());
            if (end == null) {
                return;
            }
            lastAwaitedMillis = clock.relativeTimeMillis();
            if (assignment.offset() >= end - 1) {
                awaitedEnds.remove(assignment.partition());
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            boolean isQuiet = clock.relativeTimeMillis() - lastAwaitedMillis >= QUIET_MILLIS;
            if (awaitedEnds.isEmpty() || isQuiet) {
                output.emitWatermark(Watermark.MAX_WATERMARK);
            }
        }
    }

    /** Tells its reader what it saw; says nothing itself. */
    private record Partition(Reader reader) implements WatermarkGenerator<AssignmentArrival> {
        @Override
        public void onEvent(AssignmentArrival assignment, long kafkaTimestamp, WatermarkOutput output) {
            reader.onEvent(assignment, kafkaTimestamp, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
