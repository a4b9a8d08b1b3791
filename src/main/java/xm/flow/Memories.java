package xm.flow;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;
import xm.flow.bytes.MemoryFold;
import xm.flow.bytes.MemorySerializer;

/**
 * What is remembered of customers in Flink's state, and of how many anything is.
 *
 * <p>Of one key at a time: it is read before it is kept or forgotten, so that counting costs no look at the state.
 */
final class Memories {
    static final ValueStateDescriptor<KeptMemory> STATE = new ValueStateDescriptor<>("memory", new MemorySerializer());

    private final ValueState<KeptMemory> memories;
    private final MemoryFold fold = new MemoryFold();
    private final HeldCount customers;
    private KeptMemory kept;

    Memories(RuntimeContext context, HeldCount customers) {
        memories = context.getState(STATE);
        this.customers = customers;
    }

    /** Of the current key, {@code null} if there is none. */
    CustomerMemory read() throws Exception {
        kept = memories.value();
        return kept == null ? null : fold.unfold(kept);
    }

    /** Of the current key, a new one if there is none. */
    CustomerMemory readOrBegin() throws Exception {
        CustomerMemory memory = read();
        return memory == null ? new CustomerMemory() : memory;
    }

    void keep(CustomerMemory memory, String key) throws Exception {
        boolean isNew = kept == null;
        kept = fold.keep(memory, kept);
        memories.update(kept);
        if (isNew) {
            count(key, 1);
        }
    }

    void forget(String key) throws Exception {
        memories.clear();
        if (kept != null) {
            count(key, -1);
            kept = null;
        }
    }

    private void count(String key, int more) {
        if (CustomerKey.isCustomer(key)) {
            customers.add(more);
        }
    }
}
