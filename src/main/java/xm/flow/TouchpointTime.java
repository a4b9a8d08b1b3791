package xm.flow;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import xm.event.Arrival;

/** The event time of arrivals: watermarks per partition that rejections do not move. */
public final class TouchpointTime {
    private TouchpointTime() {}

    /** Events come in any order and end: time stands still until the last one. */
    public static WatermarkStrategy<Arrival> recorded() {
        return null;
    }

    /** Live events: at most {@code outOfOrderness} behind the newest of their partition, silent after {@code idle}. */
    public static WatermarkStrategy<Arrival> live(Duration outOfOrderness, Duration idle) {
        return null;
    }
}
