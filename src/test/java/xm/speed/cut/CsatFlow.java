package xm.speed.cut;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import xm.event.Arrival;

/** The main path of the job that was cut down: touchpoint events in, satisfaction by segment and touchpoint out. */
public final class CsatFlow {
    private static final String BUNDLE = "csat-bundle";
    private static final String WINDOWS = "csat-windows";

    private CsatFlow() {}

    /**
     * Satisfaction in windows that slide.
     *
     * @param panes so many slides make a window
     * @param bundleSize panes that a subtask adds up before it sends them on
     */
    public static DataStream<CsatWindow> attach(
            DataStream<Arrival> arrivals, Duration slide, int panes, int bundleSize) {
        SlidingSum rule = new SlidingSum(slide.toMillis(), panes);
        return arrivals.transform(BUNDLE, TypeInformation.of(CsatPane.class), new CsatBundle(rule, bundleSize))
                .uid(BUNDLE)
                .keyBy(pane -> pane.cell)
                .process(new CsatWindows(rule))
                .uid(WINDOWS)
                .name(WINDOWS);
    }
}
