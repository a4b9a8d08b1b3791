package xm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import xm.event.Arrival;
import xm.flow.bytes.ArrivalPacker;
import xm.flow.bytes.PackSerializer;

/**
 * An {@link ArrivalCalendar} in a checkpoint: its packs by key group, one list each.
 *
 * <p>A list lies under a key that is nobody's and falls into its group, so that it goes where the customers of the group
 * go when the job is rescaled. It is there from the beginning of a checkpoint until {@link #clear}, and costs a few lists
 * where a state of each customer would cost a write and a deletion for each arrival.
 */
final class CalendarState {
    static final ListStateDescriptor<byte[]> STATE = new ListStateDescriptor<>("calendar", new PackSerializer());

    /** Of no customer and no bucket, see {@link CustomerKey}. */
    private static final String NOBODY = "\0\0";

    private final KeyedStateBackend<String> backend;
    private final ListState<byte[]> lists;
    private final int groups;
    /** By key group. */
    private final Map<Integer, String> keys = new TreeMap<>();

    // a checkpoint may have filled it
    private boolean isFilled = true;

    CalendarState(RuntimeContext context, KeyedStateBackend<String> backend) {
        this.backend = backend;
        lists = context.getListState(STATE);
        TaskInfo task = context.getTaskInfo();
        groups = task.getMaxNumberOfParallelSubtasks();
        KeyGroupRange own = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        // by trial, one key for each group
        for (int i = 0; keys.size() < own.getNumberOfKeyGroups(); i++) {
            int group = group(NOBODY + i);
            if (own.contains(group)) {
                keys.putIfAbsent(group, NOBODY + i);
            }
        }
    }

    private int group(String key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, groups);
    }

    /** Puts what a checkpoint had of this subtask's key groups into a calendar. */
    void restore(ArrivalCalendar calendar) throws Exception {
        CustomerKey customers = new CustomerKey();
        ArrivalPacker packer = new ArrivalPacker();
        for (String key : keys.values()) {
            backend.setCurrentKey(key);
            for (byte[] pack : lists.get()) {
                Arrival first = packer.unpack(pack).get(0);
                calendar.keepAgain(customers.getKey(first), first, pack);
            }
        }
        clear();
    }

    /** Keeps a calendar for a checkpoint that begins. */
    void keep(ArrivalCalendar calendar) throws Exception {
        Map<Integer, List<byte[]>> waiting = new TreeMap<>();
        calendar.forEachPack((key, pack) ->
                waiting.computeIfAbsent(group(key), any -> new ArrayList<>()).add(pack));
        clear();
        for (var list : waiting.entrySet()) {
            backend.setCurrentKey(keys.get(list.getKey()));
            lists.update(list.getValue());
        }
        isFilled = !waiting.isEmpty();
    }

    /** The checkpoint has what it needs. */
    void clear() {
        if (isFilled) {
            for (String key : keys.values()) {
                backend.setCurrentKey(key);
                lists.clear();
            }
            isFilled = false;
        }
    }
}
