package xm.flow;

import org.apache.flink.streaming.api.TimerService;
import xm.customer.CustomerMemory;

/**
 * The timers of one customer, two at most: the earlier one rings no later than there is something to do.
 *
 * <p>A timer that rings too early stays. Moments that are not seen with their grain are due long before what was next,
 * such as the day on which a risk is looked at again, and to look once in vain costs less than to take that timer back with
 * each of them and set it anew.
 */
final class CustomerTimers {
    private CustomerTimers() {}

    /** There is something to do at a time. */
    static void ringBy(long timeMillis, CustomerMemory memory, TimerService timers) {
        if (timeMillis < memory.wakeMillis) {
            delete(memory.laterMillis, timers);
            memory.laterMillis = memory.wakeMillis;
            memory.wakeMillis = timeMillis;
            timers.registerEventTimeTimer(timeMillis);
        }
    }

    /** A timer rang. */
    static void rang(long timeMillis, CustomerMemory memory) {
        if (timeMillis == memory.wakeMillis) {
            memory.wakeMillis = memory.laterMillis;
            memory.laterMillis = CustomerMemory.NEVER;
        }
    }

    /** There is nothing to do any more. */
    static void stop(CustomerMemory memory, TimerService timers) {
        delete(memory.wakeMillis, timers);
        delete(memory.laterMillis, timers);
        memory.wakeMillis = CustomerMemory.NEVER;
        memory.laterMillis = CustomerMemory.NEVER;
    }

    private static void delete(long timeMillis, TimerService timers) {
        // events may wait for the first one too
        if (timeMillis != CustomerMemory.NEVER && timeMillis != CustomerStory.FIRST_WATERMARK) {
            timers.deleteEventTimeTimer(timeMillis);
        }
    }
}
