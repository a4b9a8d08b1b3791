package xm.flow;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * How far event time has come for the customers of a subtask, and whether their segments are known, before which nothing is
 * told.
 *
 * <p>After a restore the watermark starts anew, so the last one is kept; else an event that is too late could find its
 * windows gone and tell them a second time.
 */
final class StoryTime {
    static final ListStateDescriptor<Long> STATE = new ListStateDescriptor<>("watermark", Long.class);

    private final ListState<Long> kept;
    private long reachedMillis;
    private long passedMillis;
    private long endMillis = Long.MAX_VALUE;
    private boolean knowsSegments;

    StoryTime(OperatorStateStore store) throws Exception {
        kept = store.getUnionListState(STATE);
        // every subtask kept its own; the windows downstream were never ahead of the slowest
        long slowest = Long.MAX_VALUE;
        for (long one : kept.get()) {
            slowest = Math.min(slowest, one);
        }
        // nothing was kept, or the end of an input that has since gone on
        reachedMillis = slowest == Long.MAX_VALUE ? Long.MIN_VALUE : slowest;
        knowsSegments = reachedMillis != Long.MIN_VALUE;
        passedMillis = reachedMillis;
    }

    void snapshot() throws Exception {
        kept.update(List.of(knowsSegments ? reachedMillis : Long.MIN_VALUE));
    }

    /** The event time of events has moved on. */
    void reached(long time) {
        if (time == Long.MAX_VALUE && reachedMillis != Long.MAX_VALUE) {
            // the input is over: what lies beyond its last watermark does not happen
            endMillis = reachedMillis;
        }
        reachedMillis = Math.max(reachedMillis, time);
    }

    /** Everything that was due until a time has been done; after a restore time begins further back. */
    void passed(long time) {
        passedMillis = Math.max(passedMillis, time);
    }

    /** Every segment that was known at the start has been read. */
    void segmentsRead() {
        knowsSegments = true;
    }

    boolean knowsSegments() {
        return knowsSegments;
    }

    /** The watermark of events. */
    long reachedMillis() {
        return reachedMillis;
    }

    /** The first time of which nothing has been told; what is told of an earlier one would come too late. */
    long openMillis() {
        return passedMillis + 1;
    }

    /** Where the input ended, the greatest long while it goes on. */
    long endMillis() {
        return endMillis;
    }
}
