package xm.flow;

import java.util.EnumSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import xm.event.AssignmentArrival;
import xm.event.RejectReason;
import xm.event.SegmentAssignment;

/** Lets segment assignments through and sets rejections aside, counted by reason; a withdrawn key says nothing. */
final class AssignmentSplit extends ProcessFunction<AssignmentArrival, SegmentAssignment> {
    private transient RejectionCounts rejected;

    @Override
    public void open(OpenContext context) {
        rejected = new RejectionCounts(
                getRuntimeContext(), FlowCount.REJECTED_SEGMENTS, EnumSet.allOf(RejectReason.class));
    }

    @Override
    public void processElement(AssignmentArrival arrival, Context context, Collector<SegmentAssignment> out) {
        if (arrival.isAccepted()) {
            out.collect(arrival.assignment());
        } else if (!arrival.isTombstone()) {
            rejected.add(arrival.rejection().reason());
            context.output(ArrivalSplit.REJECTED, arrival.rejection());
        }
    }
}
