package xm.flow;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import xm.customer.CustomerMemory;
import xm.flow.bytes.MemorySerializer;

/**
 * What is remembered of customers in Flink's state, and of how many anything is.
 *
 * <p>Of one key at a time: it is read before it is kept or forgotten, so that counting costs no look at the state.
 */
final class Memories {
    static final ValueStateDescriptor<CustomerMemory> STATE =
            new ValueStateDescriptor<>("memory", new MemorySerializer());

    private final ValueState<CustomerMemory> memories;
    private final HeldCount customers;
    private boolean isKept;

    Memories(RuntimeContext context, HeldCount customers) {
        memories = context.getState(STATE);
        this.customers = customers;
    }

    /** Of the current key, {@code null} if there is none. */
    CustomerMemory read() throws Exception {
        CustomerMemory memory = memories.value();
        isKept = memory != null;
        return memory;
    }

    /** Of the current key, a new one if there is none. */
    CustomerMemory readOrBegin() throws Exception {
        CustomerMemory memory = read();
        return memory == null ? new CustomerMemory() : memory;
    }

    void keep(CustomerMemory memory, String key) throws Exception {
        memories.update(memory);
        if (!isKept) {
            count(key, 1);
            isKept = true;
        }
    }

    void forget(String key) throws Exception {
        memories.clear();
        if (isKept) {
            count(key, -1);
            isKept = false;
        }
    }

    private void count(String key, int more) {
        if (CustomerKey.isCustomer(key)) {
            customers.add(more);
        }
    }
}
