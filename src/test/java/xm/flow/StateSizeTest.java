package xm.flow;

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
import org.apache.flink.api.common.state.ValueState;
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
import org.junit.jupiter.api.Test;
import xm.customer.CustomerMemory;
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
 * How much is remembered of a customer: the live job's operator lives with simulated customers, whose events come as
 * they really do, late and twice; then each memory is written as a checkpoint writes it.
 */
class StateSizeTest {
    private static final SignalSettings LIVE = new SignalSettings(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            10_000);
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long OUT_OF_ORDERNESS = 5_000;

    private final DataOutputSerializer out = new DataOutputSerializer(4096);

    @Test
    void aCustomerTakesThreeHundredBytesOnAverage() throws Exception {
        for (String one : System.getProperty("runs", "2000/7/28").split(",")) {
            String[] p = one.split("/");
            measure(Integer.parseInt(p[0]), Double.parseDouble(p[1]), Integer.parseInt(p[2]));
        }
    }

    private void measure(int customers, double weekly, int days) throws Exception {
        World world = World.standard(7).withCustomers(customers).withEventsPerSecond(customers * weekly / (7 * 86400));
        long begun = System.nanoTime();
        int events = 0;
        try (var story = new KeyedTwoInputStreamOperatorTestHarness<>(
                new StoryOperator(new CustomerStory(LIVE)),
                new CustomerKey(),
                SegmentAssignment::customer,
                Types.STRING)) {
            story.open();
            Simulation simulation = new Simulation(world, Scenario.named("none"), START);
            Set<String> known = new HashSet<>();
            for (SegmentAssignment one : simulation.assignments()) {
                story.processElement2(new StreamRecord<>(one));
                known.add(one.customer());
            }
            story.processWatermark2(Watermark.MAX_WATERMARK);
            Postman postman = new Postman(simulation, Post.usual(), 1);
            long newest = START.toEpochMilli();
            long marked = newest;
            story.processWatermark1(new Watermark(newest - OUT_OF_ORDERNESS));
            long end = START.plus(Duration.ofDays(days)).toEpochMilli();
            while (newest < end) {
                Parcel parcel = postman.next();
                Happening happening = parcel.happening();
                if (happening.isEvent()) {
                    story.processElement1(new StreamRecord<>(
                            new Arrival(happening.event(), null, "t", 0, events++, parcel.arrivalMillis())));
                    newest = Math.max(newest, happening.timeMillis());
                    if (newest > marked + MINUTE) {
                        marked = newest;
                        story.processWatermark1(new Watermark(newest - OUT_OF_ORDERNESS));
                        story.getOutput().clear();
                    }
                } else {
                    story.processElement2(new StreamRecord<>(happening.assignment()));
                    known.add(happening.customer());
                }
            }
            KeyedStateBackend<String> backend = story.getOperator().getKeyedStateBackend();
            List<CustomerMemory> memories = new ArrayList<>();
            ValueStateDescriptor<CustomerMemory> descriptor =
                    new ValueStateDescriptor<>("memory", CustomerMemory.class);
            for (String key : backend.getKeys("memory", VoidNamespace.INSTANCE).toList()) {
                if (!known.contains(key)) {
                    continue;
                }
                backend.setCurrentKey(key);
                ValueState<CustomerMemory> state = backend.getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
                memories.add(state.value());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d customers %.1f weekly %d days: %d events, %d memories, %d timers, %.1f s%n",
                    customers,
                    weekly,
                    days,
                    events,
                    memories.size(),
                    story.numEventTimeTimers(),
                    (System.nanoTime() - begun) / 1e9);
            say("all", CustomerMemory.class, memories, m -> m);
            say("ids", xm.customer.SeenIds.class, memories, m -> m.events);
            say("visits", xm.customer.Sightings.class, memories, m -> m.visits);
            say("segments", xm.customer.SegmentHistory.class, memories, m -> m.segments);
            say("episodes", xm.customer.episode.Episodes.class, memories, m -> m.episodes);
            say("cases", xm.customer.cases.CaseFile.class, memories, m -> m.cases);
            say("profile", xm.customer.standing.Profile.class, memories, m -> m.profile);
            say(
                    "waiting",
                    xm.customer.standing.Waiting.class,
                    memories,
                    m -> m.profile == null ? null : m.profile.waiting);
            say(
                    "purchases",
                    xm.customer.churn.Purchases.class,
                    memories,
                    m -> m.profile == null ? null : m.profile.purchases);
            say(
                    "evidence",
                    xm.customer.churn.Evidence.class,
                    memories,
                    m -> m.profile == null ? null : m.profile.evidence);
            say("climb", xm.customer.standing.Climb.class, memories, m -> m.profile == null ? null : m.profile.climb);
            say(
                    "easy",
                    xm.customer.standing.EasyContacts.class,
                    memories,
                    m -> m.profile == null ? null : m.profile.easyContacts);
            say("said", xm.customer.standing.Said.class, memories, m -> m.profile == null ? null : m.profile.said);
            say("stock", xm.customer.standing.Stock.class, memories, m -> m.profile == null ? null : m.profile.stock);
            System.out.printf(
                    Locale.ROOT,
                    "visits pairs %.1f cap %.1f; ids %.1f cap %.1f; steps %.2f; cases %.2f steps %.2f%n",
                    memories.stream().mapToInt(m -> m.visits.size).average().orElse(0),
                    memories.stream()
                            .mapToInt(m -> m.visits.keys.length)
                            .average()
                            .orElse(0),
                    memories.stream().mapToInt(m -> m.events.size).average().orElse(0),
                    memories.stream()
                            .mapToInt(m -> m.events.ids.length)
                            .average()
                            .orElse(0),
                    memories.stream()
                            .mapToInt(m -> m.episodes == null ? 0 : m.episodes.steps.length)
                            .average()
                            .orElse(0),
                    memories.stream()
                            .mapToInt(m -> m.cases == null ? 0 : m.cases.count)
                            .average()
                            .orElse(0),
                    memories.stream()
                            .mapToInt(m -> m.cases == null
                                    ? 0
                                    : Arrays.stream(m.cases.cases)
                                            .filter(c -> c != null)
                                            .mapToInt(c -> c.steps.length)
                                            .sum())
                            .average()
                            .orElse(0));
        }
    }

    private <T> void say(String name, Class<T> type, List<CustomerMemory> memories, Function<CustomerMemory, T> part)
            throws Exception {
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        int[] sizes = new int[memories.size()];
        int some = 0;
        for (int i = 0; i < sizes.length; i++) {
            out.clear();
            T value = part.apply(memories.get(i));
            if (value != null) {
                serializer.serialize(value, out);
                some++;
            }
            sizes[i] = out.length();
        }
        Arrays.sort(sizes);
        double sum = Arrays.stream(sizes).sum();
        System.out.printf(
                Locale.ROOT,
                "%-10s avg %.0f, of those that have one (%.0f%%) %.0f, p50 %d p99 %d max %d%n",
                name,
                sum / sizes.length,
                100.0 * some / sizes.length,
                sum / Math.max(1, some),
                sizes[sizes.length / 2],
                sizes[sizes.length * 99 / 100],
                sizes[sizes.length - 1]);
    }
}
