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
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.customer.CustomerMemory;
import xm.customer.SeenIds;
import xm.customer.SegmentHistory;
import xm.customer.Sightings;
import xm.customer.Told;
import xm.customer.cases.CaseFile;
import xm.customer.episode.Episodes;
import xm.customer.standing.Profile;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
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

    private final KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> story;
    private final Set<String> customers = new HashSet<>();
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private int events;

    StateSizeTest() throws Exception {
        story = new KeyedTwoInputStreamOperatorTestHarness<>(
                new StoryOperator(new CustomerStory(LIVE)),
                new CustomerKey(),
                SegmentAssignment::customer,
                Types.STRING);
    }

    /** An event a week, an event a day, and the 50 events a second of 20,000 customers, as in the demo. */
    @ParameterizedTest
    @CsvSource({"2000, 1, 60, 300", "2000, 7, 28, 650", "100, 1512, 3, 8500"})
    void aCustomerWhoComesNowAndThenTakesThreeHundredBytes(int people, double weekly, int days, int most)
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
            double average = bytes("all", CustomerMemory.class, memories, memory -> memory);
            bytes("ids", SeenIds.class, memories, memory -> memory.events);
            bytes("visits", Sightings.class, memories, memory -> memory.visits);
            bytes("segments", SegmentHistory.class, memories, memory -> memory.segments);
            bytes("episodes", Episodes.class, memories, memory -> memory.episodes);
            bytes("cases", CaseFile.class, memories, memory -> memory.cases);
            bytes("profile", Profile.class, memories, memory -> memory.profile);
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
        story.processWatermark2(Watermark.MAX_WATERMARK);
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
            story.processElement1(new StreamRecord<>(
                    new Arrival(happening.event(), null, "touchpoints", 0, events++, parcel.arrivalMillis())));
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
        story.processWatermark1(new Watermark(reached - OUT_OF_ORDERNESS_MILLIS));
        story.getOutput().clear();
    }

    /** Those of customers; anonymous events have their own. */
    private List<CustomerMemory> memories() throws Exception {
        KeyedStateBackend<String> backend = story.getOperator().getKeyedStateBackend();
        List<CustomerMemory> memories = new ArrayList<>();
        for (String customer : customers) {
            backend.setCurrentKey(customer);
            CustomerMemory memory = backend.getPartitionedState(
                            VoidNamespace.INSTANCE,
                            VoidNamespaceSerializer.INSTANCE,
                            new ValueStateDescriptor<>("memory", CustomerMemory.class))
                    .value();
            if (memory != null) {
                memories.add(memory);
            }
        }
        return memories;
    }

    /** Bytes on average of a part, nothing where a customer has none. */
    private <T> double bytes(
            String name, Class<T> type, List<CustomerMemory> memories, Function<CustomerMemory, T> part)
            throws Exception {
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        int[] bytes = new int[memories.size()];
        for (int i = 0; i < bytes.length; i++) {
            out.clear();
            T value = part.apply(memories.get(i));
            if (value != null) {
                serializer.serialize(value, out);
            }
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
