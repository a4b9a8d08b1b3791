package xm.flow;

import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * How many things an operator keeps in its keyed state: a metric that nothing has to be looked through for, on heap and on
 * RocksDB.
 *
 * <p>They are counted as they come and go, and the count is kept with the state. After a restore, with whatever parallelism,
 * each subtask begins with an equal share of the sum: so the sum over subtasks is exact, and each by itself about right, as
 * keys are spread by their hash. State of release 0.1 has no count; it is not a number then.
 */
final class HeldCount {
    static final ListStateDescriptor<Long> STATE = new ListStateDescriptor<>("held", Long.class);

    private final ListState<Long> kept;
    private final boolean isKnown;
    private long held;

    /** For the time when the operator's state is initialized. */
    HeldCount(RuntimeContext context, FlowMetric metric, FunctionInitializationContext state) throws Exception {
        kept = state.getOperatorStateStore().getUnionListState(STATE);
        long sum = 0;
        boolean isKept = false;
        for (long one : kept.get()) {
            sum += one;
            isKept = true;
        }
        isKnown = isKept || !state.isRestored();
        held = share(
                sum,
                context.getTaskInfo().getIndexOfThisSubtask(),
                context.getTaskInfo().getNumberOfParallelSubtasks());
        context.getMetricGroup().addGroup("xm").gauge(metric.key(), (Gauge<Double>) this::value);
    }

    /** Equal shares that add up to the sum. */
    private static long share(long sum, int subtask, int subtasks) {
        return Math.floorDiv(sum, subtasks) + (subtask < Math.floorMod(sum, subtasks) ? 1 : 0);
    }

    void add(long more) {
        held += more;
    }

    /** On this subtask; not a number where nobody knows. */
    double value() {
        return isKnown ? held : Double.NaN;
    }

    /** Keeps it in the checkpoint that is being made. */
    void snapshot() throws Exception {
        kept.update(isKnown ? List.of(held) : List.of());
    }
}
