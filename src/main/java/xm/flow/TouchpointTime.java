package xm.flow;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import xm.event.Arrival;

/** The event time of arrivals: one watermark a partition, which rejections do not move. */
public final class TouchpointTime {
    private static final long RECORDED_STEP_MILLIS = 1_000;

    private TouchpointTime() {}

    /** Recorded events, in any order: time begins with the first, and stands still until the last. */
    public static WatermarkStrategy<Arrival> recorded() {
        return WatermarkStrategy.forGenerator(context -> new Beginning());
    }

    /**
     * Recorded events, judged as live ones would be: whatever the speed of reading, the same events are late.
     *
     * @param outOfOrderness how far an event may lie behind the newest of its file and not be late
     */
    public static WatermarkStrategy<Arrival> recorded(Duration outOfOrderness) {
        long bound = outOfOrderness.toMillis();
        return WatermarkStrategy.forGenerator(context -> new Behind(bound, RECORDED_STEP_MILLIS));
    }

    /**
     * Live events.
     *
     * @param outOfOrderness how far an event may lie behind the newest of its partition and not be late
     * @param idle after which silence a partition does not hold back the others
     */
    public static WatermarkStrategy<Arrival> live(Duration outOfOrderness, Duration idle) {
        long bound = outOfOrderness.toMillis();
        return WatermarkStrategy.<Arrival>forGenerator(context -> new Behind(bound, Long.MAX_VALUE))
                .withIdleness(idle);
    }

    /** Behind the newest event by a bound; told now and then, or after each step of event time where one is given. */
    private static final class Behind implements WatermarkGenerator<Arrival> {
        private final long boundMillis;
        private final long stepMillis;
        private long newestMillis = Long.MIN_VALUE;
        private long toldMillis = Long.MIN_VALUE;

        Behind(long boundMillis, long stepMillis) {
            this.boundMillis = boundMillis;
            this.stepMillis = stepMillis;
        }

        @Override
        public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
            if (arrival.isAccepted() && arrival.event().timeMillis() > newestMillis) {
                newestMillis = arrival.event().timeMillis();
                boolean isStep = stepMillis != Long.MAX_VALUE && newestMillis - stepMillis >= toldMillis;
                if (isStep) {
                    tell(output);
                }
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (newestMillis != Long.MIN_VALUE && stepMillis == Long.MAX_VALUE) {
                tell(output);
            }
        }

        private void tell(WatermarkOutput output) {
            toldMillis = newestMillis;
            output.emitWatermark(new Watermark(newestMillis - boundMillis - 1));
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
