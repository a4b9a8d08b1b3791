package xm.flow;

import java.util.EnumSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

/** Lets events through and sets rejections aside, both counted. */
final class ArrivalSplit extends ProcessFunction<Arrival, Arrival> {
    static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected") {};

    private transient FlowCount read;
    private transient RejectionCounts rejected;

    @Override
    public void open(OpenContext context) {
        read = new FlowCount(getRuntimeContext(), FlowMetric.READ);
        rejected = new RejectionCounts(
                getRuntimeContext(), FlowCount.REJECTED, EnumSet.complementOf(EnumSet.of(RejectReason.TOO_LATE)));
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Arrival> out) {
        read.add(1);
        if (arrival.isAccepted()) {
            out.collect(arrival);
        } else {
            rejected.add(arrival.rejection().reason());
            context.output(REJECTED, arrival.rejection());
        }
    }
}
