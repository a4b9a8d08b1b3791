package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import xm.customer.Told;
import xm.signal.WindowLadder;
import xm.speed.Allocated;
import xm.speed.Traffic;
import xm.speed.micro.Lives;

/** What adding up on a subtask leaves to the collector, the panes of a bundle of two thousand included. */
class CellBundleAllocationTest {
    /** Of what is told, mostly an event; 100 were measured. Raise it with a reason. */
    private static final long BUDGET_BYTES = 110;

    private static final int EVENTS = 10_000;
    private static final int A_BUNDLE = 2_000;

    private final CellBundle bundle = new CellBundle(new SignalSettings(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            10_000));

    @Test
    void whatIsToldCostsNoMoreMemoryThanItsBudget() throws Exception {
        List<Told> told = new ArrayList<>();
        Lives lives = new Lives(told::add);
        LongStream.range(0, EVENTS).mapToObj(Traffic::event).forEach(lives::see);
        assertThat(Allocated.bytesPerUnit(told.size(), () -> add(told))).isLessThanOrEqualTo(BUDGET_BYTES);
    }

    private CellBundle add(List<Told> told) throws Exception {
        for (int i = 0; i < told.size(); i++) {
            if (i % A_BUNDLE == 0) {
                // what the bundle before has added up is on its way
                bundle.open();
            }
            bundle.add(told.get(i));
        }
        return bundle;
    }
}
