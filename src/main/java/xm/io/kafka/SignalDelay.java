package xm.io.kafka;

import java.time.Clock;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import xm.signal.CellWindow;

/**
 * How long after its end a finest window is told first, in milliseconds of the clock on the wall.
 *
 * <p>Corrections, longer windows and roll-ups of time add nothing to it: they are as fresh as the finest. An event waits for
 * the end of its window besides. Nothing is allocated for a window; quantiles are of the last thousand.
 */
final class SignalDelay {
    private static final int REMEMBERED = 1_000;

    private final Clock clock;
    private final Histogram millis;

    SignalDelay(MetricGroup metrics, Clock clock) {
        this.clock = clock;
        millis = metrics.addGroup("xm")
                .histogram(KafkaMetric.SIGNAL_DELAY_MILLIS.key(), new DescriptiveStatisticsHistogram(REMEMBERED));
    }

    void told(CellWindow window) {
        if (window.level() == 0 && window.revision() == 0) {
            millis.update(Math.max(0, clock.millis() - window.endMillis()));
        }
    }
}
