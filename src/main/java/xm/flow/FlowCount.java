package xm.flow;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/** A count of the flow: a metric while a job runs, and an accumulator that tells its sum when the job ends. */
public final class FlowCount {
    /** Refused records; the reason's wire name follows. */
    public static final String REJECTED = "rejected.";
    /** Refused segment assignments; the reason's wire name follows. */
    public static final String REJECTED_SEGMENTS = "rejected-segments.";

    private final LongCounter sum = new LongCounter();
    private final Counter metric;

    FlowCount(RuntimeContext context, FlowMetric metric) {
        this(context, metric.key());
    }

    FlowCount(RuntimeContext context, String name) {
        context.addAccumulator(name, sum);
        metric = context.getMetricGroup().addGroup("xm").counter(name);
    }

    void add(long count) {
        sum.add(count);
        metric.inc(count);
    }
}
