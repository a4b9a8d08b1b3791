package xm.flow;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import xm.promise.CellReport;

/** The event time of what the promise watch reads. */
public final class ReportTime {
    private ReportTime() {}

    /** Windows are told when they end; corrections of earlier ones are not late. */
    public static WatermarkStrategy<CellReport> live(Duration idle) {
        return WatermarkStrategy.<CellReport>forMonotonousTimestamps()
                .withTimestampAssigner((report, kafkaTimestamp) -> report.endMillis())
                .withIdleness(idle);
    }

    /** Promise books, exceptions and ticks hold up no event time: for them it has always been over. */
    public static <T> WatermarkStrategy<T> none() {
        return WatermarkStrategy.forGenerator(context -> new Over<>());
    }

    private static final class Over<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            // says nothing of time
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
