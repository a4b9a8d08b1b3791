package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.Touchpoint;
import xm.speed.Allocated;
import xm.speed.Traffic;

/** What waiting for the end of its grain leaves to the collector of each arrival: packed, kept, taken and unpacked. */
class ArrivalCalendarAllocationTest {
    /** Of an arrival; 735 were measured. Raise it with a reason. */
    private static final long BUDGET_BYTES = 808;

    private static final int EVENTS = 10_000;

    private final List<Arrival> arrivals = LongStream.range(0, EVENTS)
            .mapToObj(Traffic::event)
            .map(ArrivalCalendarAllocationTest::arrival)
            .toList();
    private final List<String> keys =
            arrivals.stream().map(new CustomerKey()::getKey).toList();
    private final ArrivalCalendar calendar = new ArrivalCalendar();
    private int taken;

    @Test
    void anArrivalThatWaitsCostsNoMoreMemoryThanItsBudget() throws Exception {
        keepAndTake();
        assertThat(taken).isEqualTo(EVENTS);
        assertThat(Allocated.bytesPerUnit(EVENTS, this::keepAndTake)).isLessThanOrEqualTo(BUDGET_BYTES);
    }

    private ArrivalCalendar keepAndTake() throws Exception {
        for (int i = 0; i < EVENTS; i++) {
            Arrival arrival = arrivals.get(i);
            calendar.keepsUntilDue(keys.get(i), arrival, ArrivalCalendar.dueMillis(arrival) - 1);
        }
        calendar.takeUntil(Long.MAX_VALUE, (key, waited) -> taken += waited.size());
        return calendar;
    }

    private static Arrival arrival(Touchpoint event) {
        return new Arrival(event, null, "touchpoints", 0, 0, event.timeMillis());
    }
}
