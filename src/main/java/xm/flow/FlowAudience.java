package xm.flow;

import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import xm.customer.Audience;
import xm.customer.CustomerException;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
import xm.signal.Fact;
import xm.signal.StandingChange;

/** Facts go on to the cells, everything else to outputs of its own. */
final class FlowAudience implements Audience {
    private final KeyedCoProcessFunction<String, Arrival, SegmentAssignment, Told>.Context context;
    private final Collector<Told> out;

    FlowAudience(
            KeyedCoProcessFunction<String, Arrival, SegmentAssignment, Told>.Context context, Collector<Told> out) {
        this.context = context;
        this.out = out;
    }

    @Override
    public void fact(Fact fact) {
        out.collect(Told.of(fact));
    }

    @Override
    public void exception(CustomerException exception) {
        context.output(CustomerStory.EXCEPTIONS, exception);
    }

    @Override
    public void standing(StandingChange change) {
        context.output(CustomerStory.STANDINGS, change);
    }
}
