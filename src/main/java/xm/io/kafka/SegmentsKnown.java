package xm.io.kafka;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.Clock;
import org.apache.flink.util.clock.SystemClock;
import xm.event.AssignmentArrival;

/**
 * The event time of segment assignments: none until those that were there at the start have been read, then the end of
 * time, so that events wait for what is known and for nothing else.
 *
 * <p>Known is read when for 2 seconds no record older than the reader's start has come. New records do not prolong it,
 * or a topic that is always written to would hold the events for ever. A reader that is given no partition is not worth
 * waiting for either, once it is clear that none will come.
 */
public final class SegmentsKnown implements WatermarkStrategy<AssignmentArrival> {
    static final long QUIET_MILLIS = 2_000;
    /** How long the brokers may take to tell a reader its partitions. */
    static final long UNASSIGNED_MILLIS = 10_000;

    // one strategy per reader: its generators, one for the reader and one per partition, share what was seen
    private transient Reader reader;

    @Override
    public WatermarkGenerator<AssignmentArrival> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return generator(SystemClock.getInstance());
    }

    WatermarkGenerator<AssignmentArrival> generator(Clock clock) {
        if (reader == null) {
            reader = new Reader(clock);
            return reader;
        }
        reader.takePartition();
        return new Partition(reader);
    }

    /** Speaks for all partitions of a reader. */
    private static final class Reader implements WatermarkGenerator<AssignmentArrival> {
        private final Clock clock;
        private final long startMillis;
        private long knownFromMillis;

        Reader(Clock clock) {
            this.clock = clock;
            startMillis = clock.absoluteTimeMillis();
            knownFromMillis = clock.relativeTimeMillis() + UNASSIGNED_MILLIS;
        }

        void takePartition() {
            knownFromMillis = clock.relativeTimeMillis() + QUIET_MILLIS;
        }

        @Override
        public void onEvent(AssignmentArrival assignment, long kafkaTimestamp, WatermarkOutput output) {
            if (kafkaTimestamp < startMillis) {
                knownFromMillis = clock.relativeTimeMillis() + QUIET_MILLIS;
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (clock.relativeTimeMillis() >= knownFromMillis) {
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
