package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.Touchpoint;
import xm.flow.bytes.EdgeType;
import xm.signal.CellWindow;
import xm.signal.Pane;
import xm.signal.WindowLadder;
import xm.speed.Allocated;
import xm.speed.Load;
import xm.speed.Traffic;
import xm.speed.micro.Lives;

/**
 * What the operators leave to the collector, with Flink's keys, state and timers: the parts that they carry have budgets of
 * their own.
 *
 * <p>A pass is a pane: ten thousand events of two thousand customers in ten seconds, a hundred in each tenth of a second.
 * What operators tell is not copied by the harness.
 */
class OperatorAllocationTest {
    /** Of an event at its customer, what waits and what is due included; 6,136 were measured. Raise it with a reason. */
    private static final long STORY_BUDGET_BYTES = 6_740;

    /** Of what a story tells, in a bundle of its subtask, the panes included; 62 were measured. Raise it with a reason. */
    private static final long BUNDLE_BUDGET_BYTES = 68;

    /** Of a part of a pane on its way to its cell; 1,683 were measured. Raise it with a reason. */
    private static final long SENT_BUDGET_BYTES = 1_850;

    /** Of a part of a pane at its cell, its window of ten seconds included; 29,506 were measured. Raise it with a reason. */
    private static final long WINDOWS_BUDGET_BYTES = 32_450;

    private static final int EVENTS = 10_000;
    private static final int A_TENTH = 100;
    private static final long PANE_MILLIS = 10_000;
    private static final Load LOAD = Load.USUAL.withCustomers(2_000).withEventsASecond(1_000);
    private static final SignalSettings SETTINGS = new SignalSettings(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            10_000);

    private Pane arrived;

    @Test
    void anEventAtItsCustomerCostsNoMoreMemoryThanItsBudget() throws Exception {
        try (StoryHarness customers = new StoryHarness(new StoryOperator(new CustomerStory(SETTINGS)))) {
            customers.setup(new Uncopied<>());
            customers.open();
            customers.segmentsAreRead();

            long bytes = Allocated.bytesPerUnit(EVENTS, each(arrivals(), pass -> {
                for (int i = 0; i < EVENTS; i++) {
                    customers.see(pass.get(i));
                    if ((i + 1) % A_TENTH == 0) {
                        customers.reach(pass.get(i).event().timeMillis());
                    }
                }
                forget(customers, EVENTS / 2);
            }));

            assertThat(bytes).isLessThanOrEqualTo(STORY_BUDGET_BYTES);
        }
    }

    @Test
    void whatIsToldCostsNoMoreMemoryInItsBundleThanItsBudget() throws Exception {
        List<List<Told>> told = told();
        try (var bundle = new OneInputStreamOperatorTestHarness<>(new CellBundle(SETTINGS))) {
            bundle.setup(new Uncopied<>());
            bundle.open();

            long bytes = Allocated.bytesPerUnit(told.get(0).size(), each(told, pass -> {
                addUp(pass, bundle);
                forget(bundle, 1);
            }));

            assertThat(bytes).isLessThanOrEqualTo(BUNDLE_BUDGET_BYTES);
        }
    }

    @Test
    void aPartOfAPaneCostsNoMoreMemoryOnItsWayThanItsBudget() throws Exception {
        List<Pane> panes = panes().get(0);
        TypeSerializer<Pane> serializer = EdgeType.PANES.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(1 << 16);
        DataInputDeserializer in = new DataInputDeserializer();

        long bytes = Allocated.bytesPerUnit(panes.size(), () -> {
            for (Pane part : panes) {
                out.clear();
                serializer.serialize(part, out);
                in.setBuffer(out.getSharedBuffer(), 0, out.length());
                arrived = serializer.deserialize(in);
            }
            return arrived;
        });

        assertThat(bytes).isLessThanOrEqualTo(SENT_BUDGET_BYTES);
    }

    @Test
    void aPartOfAPaneCostsNoMoreMemoryAtItsCellThanItsBudget() throws Exception {
        List<List<Pane>> panes = panes();
        try (var cells = new KeyedOneInputStreamOperatorTestHarness<String, Pane, CellWindow>(
                new KeyedProcessOperator<>(new CellWindows(SETTINGS, true)), pane -> pane.cell, Types.STRING)) {
            cells.setup(new Uncopied<>());
            cells.open();

            long bytes = Allocated.bytesPerUnit(panes.get(0).size(), each(panes, pass -> {
                for (Pane part : pass) {
                    cells.processElement(new StreamRecord<>(part));
                }
                cells.processWatermark(new Watermark(pass.get(0).startMillis + PANE_MILLIS));
                forget(cells, pass.size());
            }));

            assertThat(bytes).isLessThanOrEqualTo(WINDOWS_BUDGET_BYTES);
        }
    }

    private static List<List<Arrival>> arrivals() {
        return passes().stream()
                .map(pass -> pass.stream()
                        .map(event -> new Arrival(event, null, "touchpoints", 0, 0, event.timeMillis()))
                        .toList())
                .toList();
    }

    private static List<List<Told>> told() {
        List<List<Told>> passes = new ArrayList<>();
        Lives lives = new Lives(one -> passes.get(passes.size() - 1).add(one));
        for (List<Touchpoint> events : passes()) {
            passes.add(new ArrayList<>());
            events.forEach(lives::see);
        }
        return alike(passes);
    }

    /** Of each pass the parts of its own pane; facts that were taken back have others. */
    private static List<List<Pane>> panes() throws Exception {
        List<List<Pane>> panes = new ArrayList<>();
        try (var bundle = new OneInputStreamOperatorTestHarness<>(new CellBundle(SETTINGS))) {
            bundle.setup(new Uncopied<>());
            bundle.open();
            for (List<Told> pass : told()) {
                addUp(pass, bundle);
                List<Pane> all = bundle.extractOutputValues();
                long newest =
                        all.stream().mapToLong(pane -> pane.startMillis).max().orElseThrow();
                panes.add(
                        all.stream().filter(pane -> pane.startMillis == newest).toList());
                forget(bundle, 1);
            }
        }
        return alike(panes);
    }

    /** As many in each. */
    private static <T> List<List<T>> alike(List<List<T>> passes) {
        int least = passes.stream().mapToInt(List::size).min().orElseThrow();
        return passes.stream().map(pass -> pass.subList(0, least)).toList();
    }

    private static List<List<Touchpoint>> passes() {
        return LongStream.rangeClosed(0, Allocated.PASSES)
                .mapToObj(pass -> LongStream.range(pass * EVENTS, (pass + 1) * EVENTS)
                        .mapToObj(number -> Traffic.event(number, LOAD))
                        .toList())
                .toList();
    }

    /** One after the other: what is told again would count as a copy. */
    private static <T> Callable<Object> each(List<List<T>> passes, Pass<T> pass) {
        var left = passes.iterator();
        return () -> {
            pass.through(left.next());
            return pass;
        };
    }

    private interface Pass<T> {
        void through(List<T> all) throws Exception;
    }

    private static void addUp(List<Told> pass, OneInputStreamOperatorTestHarness<Told, Pane> bundle) throws Exception {
        for (Told told : pass) {
            bundle.processElement(new StreamRecord<>(told));
        }
        bundle.prepareSnapshotPreBarrier(1);
    }

    /** What was said so far, which is no less than that. */
    private static void forget(AbstractStreamOperatorTestHarness<?> harness, int least) {
        if (harness.getOutput().size() < least) {
            throw new AssertionError("only " + harness.getOutput().size() + " of " + least + " were said");
        }
        harness.getOutput().clear();
    }
}
