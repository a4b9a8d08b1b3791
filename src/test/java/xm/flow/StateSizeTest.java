package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
import xm.flow.bytes.MemoryFold;
import xm.signal.WindowLadder;
import xm.sim.Happening;
import xm.sim.Parcel;
import xm.sim.Post;
import xm.sim.Postman;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/**
 * What is remembered of a customer, in bytes: the live job's operator lives with simulated customers, whose events come
 * as they really do, late and twice; then each memory is written as a checkpoint writes it.
 *
 * <p>How much it is depends on how often customers come, as a step of an episode is remembered for a week. The demo's
 * live a month in a few hours.
 */
class StateSizeTest {
    private static final SignalSettings LIVE = new SignalSettings(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            10_000);
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long STEP_MILLIS = 60_000;
    private static final long OUT_OF_ORDERNESS_MILLIS = 5_000;
    private static final double SECONDS_A_WEEK = 7 * 86_400;

    private final StoryHarness story;
    private final Set<String> customers = new HashSet<>();
    private final TypeSerializer<KeptMemory> serializer = Memories.STATE.getSerializer();
    private final MemoryFold fold = new MemoryFold();
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private int events;

    StateSizeTest() throws Exception {
        story = new StoryHarness(new StoryOperator(new CustomerStory(LIVE)));
    }

    /** An event a week, an event a day, and the 50 events a second of 20,000 customers, as in the demo. */
    @ParameterizedTest
    @CsvSource({"2000, 1, 60, 150", "2000, 7, 28, 340", "100, 1512, 3, 3400"})
    void aCustomerWhoComesNowAndThenTakesAHundredAndFiftyBytes(int people, double weekly, int days, int most)
            throws Exception {
        try (story) {
            live(World.standard(7).withCustomers(people).withEventsPerSecond(people * weekly / SECONDS_A_WEEK), days);
            List<CustomerMemory> memories = memories();

            System.out.printf(
                    Locale.ROOT,
                    "%n%d customers, %.0f events a week each, %d days: %d events in all, %d memories, %d timers%n",
                    people,
                    weekly,
                    days,
                    events,
                    memories.size(),
                    story.numEventTimeTimers());
            double average = bytes("all", memories, memory -> memory);
            bytes("ids", memories, part((all, alone) -> alone.events = all.events));
            bytes("visits", memories, part((all, alone) -> alone.cellVisits = all.cellVisits));
            bytes("segments", memories, part((all, alone) -> alone.segments = all.segments));
            bytes("episodes", memories, part((all, alone) -> alone.episodes = all.episodes));
            bytes("cases", memories, part((all, alone) -> alone.cases = all.cases));
            bytes("profile", memories, part((all, alone) -> alone.profile = all.profile));
            assertThat(average).isLessThanOrEqualTo(most);
            assertThat(story.numEventTimeTimers())
                    .as("one or two a memory, those of anonymous events included")
                    .isBetween(story.numKeyedStateEntries(), 2 * story.numKeyedStateEntries());
        }
    }

    private void live(World world, int days) throws Exception {
        Simulation simulation = new Simulation(world, Scenario.named("none"), START);
        story.open();
        for (SegmentAssignment assignment : simulation.assignments()) {
            learn(assignment);
        }
        story.segmentsAreRead();
        long reached = START.toEpochMilli();
        pass(reached);
        Postman postman = new Postman(simulation, Post.usual(), 1);
        long end = START.plus(Duration.ofDays(days)).toEpochMilli();
        while (reached < end) {
            Parcel parcel = postman.next();
            Happening happening = parcel.happening();
            if (!happening.isEvent()) {
                learn(happening.assignment());
                continue;
            }
            story.see(new Arrival(happening.event(), null, "touchpoints", 0, events++, parcel.arrivalMillis()));
            if (happening.timeMillis() >= reached + STEP_MILLIS) {
                reached = happening.timeMillis();
                pass(reached);
            }
        }
    }

    private void learn(SegmentAssignment assignment) throws Exception {
        customers.add(assignment.customer());
        story.processElement2(new StreamRecord<>(assignment));
    }

    private void pass(long reached) throws Exception {
        story.reach(reached - OUT_OF_ORDERNESS_MILLIS);
        story.getOutput().clear();
    }

    /** Those of customers; anonymous events have their own. */
    private List<CustomerMemory> memories() throws Exception {
        KeyedStateBackend<String> backend = story.getOperator().getKeyedStateBackend();
        List<CustomerMemory> memories = new ArrayList<>();
        for (String customer : customers) {
            backend.setCurrentKey(customer);
            KeptMemory kept = backend.getPartitionedState(
                            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, Memories.STATE)
                    .value();
            if (kept != null) {
                memories.add(fold.unfold(kept));
            }
        }
        return memories;
    }

    /** A memory of that part alone, with times as near as they are in the whole; of nothing else it takes 15 bytes. */
    private static UnaryOperator<CustomerMemory> part(BiConsumer<CustomerMemory, CustomerMemory> take) {
        return all -> {
            CustomerMemory alone = new CustomerMemory();
            alone.lastSeenMillis = all.lastSeenMillis;
            take.accept(all, alone);
            return alone;
        };
    }

    /** Bytes on average of what is taken of each. */
    private double bytes(String name, List<CustomerMemory> memories, UnaryOperator<CustomerMemory> take)
            throws Exception {
        int[] bytes = new int[memories.size()];
        for (int i = 0; i < bytes.length; i++) {
            out.clear();
            serializer.serialize(take.apply(memories.get(i)), out);
            bytes[i] = out.length();
        }
        Arrays.sort(bytes);
        double average = Arrays.stream(bytes).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-8s %5.0f bytes, p50 %d, p99 %d%n",
                name,
                average,
                bytes[bytes.length / 2],
                bytes[bytes.length * 99 / 100]);
        return average;
    }
}
