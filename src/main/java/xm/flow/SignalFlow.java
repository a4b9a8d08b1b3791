package xm.flow;

import org.apache.flink.streaming.api.datastream.DataStream;
import xm.event.Arrival;
import xm.event.Rejection;
import xm.event.SegmentAssignment;
import xm.signal.CellWindow;

/** The main path: touchpoint events in, windowed experience signals per cell out. */
public final class SignalFlow {
    private SignalFlow() {}

    /** What comes out. */
    public record Outputs(DataStream<CellWindow> windows, DataStream<Rejection> rejections) {}

    public static Outputs attach(
            DataStream<Arrival> arrivals, DataStream<SegmentAssignment> segments, SignalSettings settings) {
        return null;
    }
}
