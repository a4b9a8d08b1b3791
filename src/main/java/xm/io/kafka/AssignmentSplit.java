package xm.io.kafka;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import xm.codec.AssignmentArrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.SegmentAssignment;

/** Lets segment assignments through and sets rejections aside, counted by reason; a withdrawn key says nothing. */
public final class AssignmentSplit extends ProcessFunction<AssignmentArrival, SegmentAssignment> {
    public static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected") {};

    private transient Map<RejectReason, Counter> rejected;

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("xm");
        rejected = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            rejected.put(reason, metrics.counter("rejected." + reason.wireName()));
        }
    }

    @Override
    public void processElement(AssignmentArrival arrival, Context context, Collector<SegmentAssignment> out) {
        if (arrival.assignment() != null) {
            out.collect(arrival.assignment());
        } else if (arrival.rejection() != null) {
            rejected.get(arrival.rejection().reason()).inc();
            context.output(REJECTED, arrival.rejection());
        }
    }
}
