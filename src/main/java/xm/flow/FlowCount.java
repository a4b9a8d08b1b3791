package xm.flow;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/** A count of the flow: a metric while a job runs, and an accumulator that tells its sum when the job ends. */
public final class FlowCount {
    /** Records that came in, whatever became of them. */
    public static final String READ = "read";
    /** Events that count. */
    public static final String ACCEPTED = "accepted";
    /** Events that had been counted already. */
    public static final String DUPLICATES = "duplicates";
    /** Events that count but came after their finest window had been told. */
    public static final String LATE = "late";
    /** Customers who were forgotten on request. */
    public static final String ERASED = "erased";
    /** Events of theirs that waited for the segments to be read and were dropped uncounted. */
    public static final String ERASED_EVENTS = "erased-events";
    /** Refused records; the reason's wire name follows. */
    public static final String REJECTED = "rejected.";
    /** Refused segment assignments; the reason's wire name follows. */
    public static final String REJECTED_SEGMENTS = "rejected-segments.";

    private final LongCounter sum = new LongCounter();
    private final Counter metric;

    FlowCount(RuntimeContext context, String name) {
        context.addAccumulator(name, sum);
        metric = context.getMetricGroup().addGroup("xm").counter(name);
    }

    void add(long count) {
        sum.add(count);
        metric.inc(count);
    }
}
