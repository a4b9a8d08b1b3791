package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.customer.StoryRules;
import xm.customer.standing.CustomerStanding;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.event.Rejection;
import xm.event.SegmentAssignment;
import xm.event.Touchpoint;
import xm.event.Touchpoints;
import xm.signal.CellWindow;
import xm.signal.Reading;
import xm.signal.WindowLadder;

/**
 * The law of the flow: over random streams with duplicates, disorder and late events, at any parallelism and with a
 * failure in the middle, what is told last of every window equals plain counting, to the last bit.
 */
class SignalFlowLawTest {
    private static final WindowLadder LADDER = WindowLadder.of(List.of("PT10S", "PT1M", "PT15M", "PT1H", "P1D", "all"));
    private static final long OUT_OF_ORDERNESS = 5_000;
    private static final long LATENESS = 120_000;
    private static final int EVENTS = 3_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @ParameterizedTest(name = "seed {0}, parallelism {1}, fails after {2} events, state in {3}")
    @CsvSource({
        "1,1,0,hashmap",
        "2,2,0,hashmap",
        "3,3,0,hashmap",
        "4,1,1200,hashmap",
        "5,2,1500,hashmap",
        "6,3,900,hashmap",
        "7,3,2400,hashmap",
        "8,2,300,hashmap",
        "9,2,0,rocksdb",
        "10,3,1500,rocksdb"
    })
    void everyWindowEqualsPlainCounting(long seed, int parallelism, int failsAfter, String backend) throws Exception {
        List<SegmentAssignment> segments = segments(seed);
        List<Arrival> arrivals = arrivals(seed);
        BatchTruth truth = new BatchTruth(LADDER, OUT_OF_ORDERNESS, LATENESS, arrivals, segments);

        List<Object> said = run(seed, arrivals, segments, parallelism, failsAfter, backend);

        Map<BatchTruth.Id, CellWindow> last = lastRevisions(said);
        assertThatStockIsTheSumOfCustomers(seed, last, said);
        // a fact that was told and taken back for good leaves a window that says nothing
        last.values()
                .removeIf(
                        window -> window.tally().events == 0 && readings(window).isEmpty());
        truth.windows
                .values()
                .removeIf(counted ->
                        counted.tally.events == 0 && counted.tally.readings(0).isEmpty());
        assertThat(last.keySet()).as("windows of seed %d", seed).isEqualTo(truth.windows.keySet());
        truth.windows.forEach((id, counted) -> {
            CellWindow window = last.get(id);
            assertThat(window.tally().events)
                    .as("events of %s, seed %d", id, seed)
                    .isEqualTo(counted.tally.events);
            assertThat(window.tally().customers(window.level()))
                    .as("customers of %s, seed %d", id, seed)
                    .isEqualTo(counted.customers.size());
            assertThat(window.tally().seenChanges)
                    .as("changes in %s, seed %d", id, seed)
                    .usingRecursiveComparison()
                    .isEqualTo(counted.tally.seenChanges);
            assertThat(readings(window)).as("signals of %s, seed %d", id, seed).isEqualTo(readings(counted, window));
        });
        List<String> tooLate = said.stream()
                .filter(Rejection.class::isInstance)
                .map(rejection -> ((Rejection) rejection).event().id())
                .toList();
        assertThat(tooLate).containsExactlyInAnyOrderElementsOf(truth.tooLate);
        int readAgain = Stumble.READ.get(seed) - arrivals.size();
        assertThat(readAgain).as("read again, and not from the start").isBetween(0, arrivals.size() - 1);
        assertThat(Stumble.STUMBLED.contains(seed)).isEqualTo(failsAfter > 0);
        assertThat(truth.tooLate).as("the stream must hold late events").isNotEmpty();
        assertThat(truth.duplicates).as("the stream must hold duplicates").isPositive();
        assertThat(last.values()).as("some windows must be corrected").anyMatch(window -> window.revision() > 0);
    }

    private static List<Object> run(
            long seed,
            List<Arrival> arrivals,
            List<SegmentAssignment> segments,
            int parallelism,
            int failsAfter,
            String backend)
            throws Exception {
        Stumble.Announce.AWAITED.put(seed, new CountDownLatch(segments.size()));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(StateBackendOptions.STATE_BACKEND, backend)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1)
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO));
        env.setParallelism(parallelism);
        env.setMaxParallelism(720);
        if (failsAfter > 0) {
            env.enableCheckpointing(20);
        }
        var events = env.fromData(arrivals)
                .uid("arrivals")
                .setParallelism(1)
                .map(new Stumble(seed, failsAfter))
                .uid("stumble")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Arrival>forGenerator(context -> new AfterEachEvent())
                        .withTimestampAssigner(
                                (arrival, before) -> arrival.event().timeMillis()))
                .uid("time")
                .setParallelism(1);
        var assignments = env.fromData(segments.stream()
                        .map(one -> new AssignmentArrival(one, null))
                        .toList())
                .uid("segments")
                .setParallelism(1)
                .map(new Stumble.Announce(seed))
                .uid("announce")
                .setParallelism(1);
        SignalFlow.Outputs outputs = SignalFlow.attach(
                events,
                assignments,
                new SignalSettings(LADDER, LATENESS, SignalSettings.FOR_EVER, 64, StoryRules.DEFAULT, true));
        CloseableIterator<CustomerStanding> customers = outputs.customers().collectAsync();
        CloseableIterator<CellWindow> windows = outputs.windows().collectAsync();
        CloseableIterator<Rejection> rejections = outputs.rejections().collectAsync();
        // what is said is taken while it is said: who collects holds only so much
        env.executeAsync();
        List<Object> said = new ArrayList<>();
        windows.forEachRemaining(said::add);
        rejections.forEachRemaining(said::add);
        customers.forEachRemaining(said::add);
        return said;
    }

    private static Map<BatchTruth.Id, CellWindow> lastRevisions(List<Object> said) {
        Map<BatchTruth.Id, CellWindow> last = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Object one : said) {
            if (one instanceof CellWindow window) {
                boolean isAll = window.window().equals(WindowLadder.ALL);
                BatchTruth.Id id =
                        new BatchTruth.Id(window.cell().key(), window.window(), isAll ? 0 : window.startMillis());
                assertThat(told.add(id + " " + window.revision()))
                        .as("%s told once a revision", id)
                        .isTrue();
                last.merge(id, window, (a, b) -> a.revision() > b.revision() ? a : b);
            }
        }
        return last;
    }

    /** What is told of everybody at the end is what every customer says of themselves. */
    private static void assertThatStockIsTheSumOfCustomers(
            long seed, Map<BatchTruth.Id, CellWindow> windows, List<Object> said) {
        List<CustomerStanding> customers = said.stream()
                .filter(CustomerStanding.class::isInstance)
                .map(CustomerStanding.class::cast)
                .toList();
        Map<String, Reading> told = windows.get(new BatchTruth.Id("*/*/*", WindowLadder.ALL, 0)).readings().stream()
                .collect(Collectors.toMap(Reading::signal, reading -> reading));
        Map<String, Long> rungs =
                customers.stream().collect(Collectors.groupingBy(CustomerStanding::rung, Collectors.counting()));

        assertThat(told.get("churn-risk").n())
                .as("known customers, seed %d", seed)
                .isEqualTo(customers.size())
                .isGreaterThan(20);
        assertThat(told.get("churn-risk").value())
                .as("mean risk at the end, seed %d", seed)
                .isCloseTo(
                        customers.stream()
                                .mapToDouble(CustomerStanding::churnRisk)
                                .average()
                                .orElseThrow(),
                        within(0.0001));
        rungs.forEach((rung, count) -> assertThat(told.get("loyalty").parts())
                .as("rungs, seed %d", seed)
                .containsEntry(rung, count));
    }

    /** How customers stand is a stock, which has a test of its own. */
    private static List<Reading> readings(CellWindow window) {
        return window.readings().stream()
                .filter(reading -> !Set.of("churn-risk", "loyalty").contains(reading.signal()))
                .toList();
    }

    private static List<Reading> readings(BatchTruth.Counted counted, CellWindow window) {
        counted.tally.customers = new long[LADDER.levels()];
        counted.tally.customers[window.level()] = counted.customers.size();
        return counted.tally.readings(window.level());
    }

    private static List<SegmentAssignment> segments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SegmentAssignment> segments = new ArrayList<>();
        for (int customer = 0; customer < 30; customer++) {
            segments.add(new SegmentAssignment("c-" + customer, "gold", Touchpoints.MORNING - 1_000_000));
            if (random.nextBoolean()) {
                segments.add(new SegmentAssignment(
                        "c-" + customer, "basic", Touchpoints.MORNING + random.nextInt(7_200_000)));
            }
        }
        return segments;
    }

    /** Two hours over midnight's hour marks: most events a little out of order, some late, some far too late, some twice. */
    private static List<Arrival> arrivals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        record Timed(long arrives, Touchpoint event) {}
        List<Timed> timed = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            long time = Touchpoints.MORNING + random.nextLong(7_200_000);
            Touchpoint event = Touchpoints.random(random, "e-" + i, "c-" + random.nextInt(40), time);
            long delay = switch (random.nextInt(20)) {
                case 0 -> random.nextLong(100_000);
                case 1 -> random.nextLong(400_000);
                default -> random.nextLong(4_000);
            };
            timed.add(new Timed(time + delay, event));
            if (random.nextInt(10) == 0) {
                timed.add(new Timed(time + delay + random.nextLong(200_000), event));
            }
        }
        return timed.stream()
                .sorted(Comparator.comparingLong(Timed::arrives))
                .map(one -> Touchpoints.arrival(one.event()))
                .toList();
    }

    /** Time moves on after each event, so that what is late does not depend on the speed of the machine. */
    private static final class AfterEachEvent implements WatermarkGenerator<Arrival>, Serializable {
        private long newest = Long.MIN_VALUE;

        @Override
        public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
            newest = Math.max(newest, arrival.event().timeMillis());
            output.emitWatermark(new Watermark(newest - OUT_OF_ORDERNESS - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // each event has said it
        }
    }
}
