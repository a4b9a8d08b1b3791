package xm.flow;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import xm.event.Arrival;

/** The event time of arrivals: one watermark a partition, which rejections do not move. */
public final class TouchpointTime {
    private TouchpointTime() {}

    /** Recorded events, in any order: time begins with the first, and stands still until the last. */
    public static WatermarkStrategy<Arrival> recorded() {
        return WatermarkStrategy.forGenerator(context -> new Beginning());
    }

    /**
     * Live events.
     *
     * @param outOfOrderness how far an event may lie behind the newest of its partition and not be late
     * @param idle after which silence a partition does not hold back the others
     */
    public static WatermarkStrategy<Arrival> live(Duration outOfOrderness, Duration idle) {
        long bound = outOfOrderness.toMillis();
        return WatermarkStrategy.<Arrival>forGenerator(context -> new Behind(bound))
                .withIdleness(idle);
    }

    /** Behind the newest event by a bound. */
    private static final class Behind implements WatermarkGenerator<Arrival> {
        private final long boundMillis;
        private long newestMillis = Long.MIN_VALUE;

        Behind(long boundMillis) {
            this.boundMillis = boundMillis;
        }

        @Override
        public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
            if (arrival.isAccepted()) {
                newestMillis = Math.max(newestMillis, arrival.event().timeMillis());
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (newestMillis != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(newestMillis - boundMillis - 1));
            }
        }
    }

    /** The beginning of time: says that reading has begun, and nothing of what is late. */
    private static final class Beginning implements WatermarkGenerator<Arrival> {
        @Override
        public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
            // time stands still until the input ends
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(Long.MIN_VALUE + 1));
        }
    }
}
