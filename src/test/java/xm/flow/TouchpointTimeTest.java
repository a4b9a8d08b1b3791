package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

class TouchpointTimeTest {
    private final Heard heard = new Heard();

    @Test
    void liveTimeLiesBehindTheNewestEventByItsBound() {
        var time = generator(TouchpointTime.live(Duration.ofSeconds(5), Duration.ofMinutes(1)));

        time.onEvent(arrival(minute(1)), 0, heard);
        time.onEvent(arrival(second(30)), 0, heard);
        time.onPeriodicEmit(heard);

        assertThat(heard.watermarks).last().isEqualTo(minute(1) - 5_000 - 1);
    }

    @Test
    void aRejectionDoesNotMoveTime() {
        var time = generator(TouchpointTime.live(Duration.ofSeconds(5), Duration.ofMinutes(1)));

        time.onEvent(arrival(minute(1)), 0, heard);
        time.onEvent(rejection(), 0, heard);
        time.onPeriodicEmit(heard);

        assertThat(heard.watermarks).last().isEqualTo(minute(1) - 5_000 - 1);
    }

    @Test
    void nothingIsSaidOfTimeBeforeTheFirstEvent() {
        var time = generator(TouchpointTime.live(Duration.ofSeconds(5), Duration.ofMinutes(1)));

        time.onEvent(rejection(), 0, heard);
        time.onPeriodicEmit(heard);

        assertThat(heard.watermarks).isEmpty();
    }

    @Test
    void aSilentPartitionIsIdleUntilItSpeaksAgain() {
        var time = generator(TouchpointTime.live(Duration.ofSeconds(5), Duration.ofMillis(20)));
        time.onEvent(arrival(minute(1)), 0, heard);

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            time.onPeriodicEmit(heard);
            return heard.isIdle;
        });
        time.onEvent(arrival(minute(2)), 0, heard);
        time.onPeriodicEmit(heard);

        assertThat(heard.isIdle).isFalse();
        assertThat(heard.watermarks).last().isEqualTo(minute(2) - 5_000 - 1);
    }

    @Test
    void recordedTimeOfABoundIsToldAtEachStepOfEventTimeWhateverTheSpeedOfReading() {
        var time = generator(TouchpointTime.recorded(Duration.ofSeconds(5)));

        time.onEvent(arrival(second(0)), 0, heard);
        time.onEvent(arrival(second(0) + 999), 0, heard);
        time.onPeriodicEmit(heard);
        time.onEvent(arrival(second(1)), 0, heard);

        assertThat(heard.watermarks).containsExactly(second(0) - 5_001, second(1) - 5_001);
    }

    @Test
    void recordedTimeWithoutABoundOnlyBegins() {
        var time = generator(TouchpointTime.recorded());

        time.onEvent(arrival(minute(1)), 0, heard);
        time.onPeriodicEmit(heard);

        assertThat(heard.watermarks).containsExactly(Long.MIN_VALUE + 1);
    }

    private static WatermarkGenerator<Arrival> generator(WatermarkStrategy<Arrival> strategy) {
        return strategy.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
            }

            @Override
            public RelativeClock getInputActivityClock() {
                return SystemClock.getInstance();
            }
        });
    }

    private static Arrival arrival(long time) {
        return event("e", "c", time).csat(4).arrival();
    }

    private static Arrival rejection() {
        Rejection rejection =
                new Rejection(RejectReason.NOT_JSON, null, "", "touchpoints", 0, 0, minute(500), null, "", null);
        return new Arrival(null, rejection, "touchpoints", 0, 0, minute(500));
    }

    /** Remembers what was said of time. */
    private static final class Heard implements WatermarkOutput {
        private final List<Long> watermarks = new ArrayList<>();
        private boolean isIdle;

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
            isIdle = false;
        }

        @Override
        public void markIdle() {
            isIdle = true;
        }

        @Override
        public void markActive() {
            isIdle = false;
        }
    }
}
