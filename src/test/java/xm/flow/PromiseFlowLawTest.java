package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.alert.Alert;
import xm.alert.DeskSettings;
import xm.alert.ExceptionNote;
import xm.event.Touchpoints;
import xm.promise.CellReport;
import xm.promise.PromiseBook;
import xm.promise.Verdict;
import xm.promise.watch.WatchSettings;

/**
 * The law of the promise flow: at any parallelism, with a failure in the middle, whatever holds the state and with windows
 * that are told twice, the same windows give the same verdicts and the same alerts, ids and revisions.
 */
class PromiseFlowLawTest {
    private static final String[] SEGMENTS = {"gold", "basic", "platinum"};
    private static final String[] CHANNELS = {"web", "mobile"};
    private static final int PANES = 400;
    private static final long TICK_NANOS = 5_000_000;

    private static final PromiseSettings RECORDED = PromiseSettings.recorded(Reports.WINDOWS);
    private static final PromiseSettings LIVE = new PromiseSettings(
            WatchSettings.live(Reports.WINDOWS), DeskSettings.DEFAULT, PromiseSettings.USUAL_WAIT_MILLIS);

    private static Said recorded;
    private static Said live;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    /** What a run told: each promise's verdicts in order, and the alerts in order. */
    private record Said(Map<String, List<Verdict>> verdicts, List<Alert> alerts) {}

    @BeforeAll
    static void toldByOneWithoutFailure() throws Exception {
        recorded = run("recorded", RECORDED, reports(false), 1, 0, "hashmap");
        live = run("live", LIVE, reports(false), 1, 0, "hashmap");
    }

    @ParameterizedTest(name = "{0}: live {1}, parallelism {2}, fails after {3} windows, state in {4}, told twice {5}")
    @CsvSource({
        "wide,false,3,0,hashmap,false",
        "twice,false,2,0,hashmap,true",
        "fails,false,1,1500,hashmap,false",
        "fails-wide,false,3,2000,hashmap,true",
        "rocks,false,3,1200,rocksdb,false",
        "live-wide,true,3,0,hashmap,true",
        "live-fails,true,1,1500,hashmap,false",
        "live-fails-wide,true,3,2000,hashmap,true",
        "live-rocks,true,3,1200,rocksdb,false"
    })
    void theSameWindowsGiveTheSameAlerts(
            String name, boolean isLive, int parallelism, int failsAfter, String backend, boolean twice)
            throws Exception {
        Said plain = isLive ? live : recorded;
        Said said = run(name, isLive ? LIVE : RECORDED, reports(twice), parallelism, failsAfter, backend);

        assertThat(Stumble.STUMBLED.contains(name)).isEqualTo(failsAfter > 0);
        assertThat(plain.alerts())
                .as("an alert that fires, is told again, and is resolved")
                .hasSizeGreaterThan(2)
                .anyMatch(alert -> !alert.isFiring());
        assertThat(said.alerts()).isEqualTo(plain.alerts());
        assertThat(plain.verdicts().keySet()).hasSize(SEGMENTS.length);
        assertThat(said.verdicts()).isEqualTo(plain.verdicts());
    }

    private static Said run(
            String name,
            PromiseSettings settings,
            List<CellReport> reports,
            int parallelism,
            int failsAfter,
            String backend)
            throws Exception {
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
        var windows = env.fromData(TypeInformation.of(CellReport.class), reports.toArray(CellReport[]::new))
                .uid("reports")
                .setParallelism(1)
                .map(new Stumble(name, failsAfter), TypeInformation.of(CellReport.class))
                .uid("stumble")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<CellReport>forGenerator(context -> new AfterEachWindow())
                                .withTimestampAssigner((report, before) -> report.endMillis()))
                .uid("time")
                .setParallelism(1);
        var books = env.fromData(
                        TypeInformation.of(PromiseBook.class),
                        Reports.book(1),
                        Reports.book(2, "0.85", "effectiveFrom: 2026-11-21T10:30:00Z"))
                .uid("books")
                .setParallelism(1);
        var exceptions = windows.filter(PromiseFlowLawTest::isExceptional)
                .uid("exceptional")
                .setParallelism(1)
                .map(
                        report -> new ExceptionNote("gold", "checkout", report.endMillis(), 400),
                        TypeInformation.of(ExceptionNote.class))
                .uid("exceptions")
                .setParallelism(1);
        var clock = env.fromSequence(Touchpoints.MORNING, Touchpoints.MORNING + 200)
                .uid("clock")
                .setParallelism(1)
                .filter(PromiseFlowLawTest::tick)
                .uid("ticks")
                .setParallelism(1);
        PromiseFlow.Outputs outputs = PromiseFlow.attach(windows, books, exceptions, clock, settings);
        CloseableIterator<Verdict> verdicts = outputs.verdicts().collectAsync();
        CloseableIterator<Alert> alerts = outputs.alerts().collectAsync();
        env.executeAsync(name);
        Map<String, List<Verdict>> byCell = new TreeMap<>();
        verdicts.forEachRemaining(
                verdict -> byCell.computeIfAbsent(verdict.cell().key(), cell -> new ArrayList<>())
                        .add(verdict));
        List<Alert> inOrder = new ArrayList<>();
        alerts.forEachRemaining(inOrder::add);
        return new Said(byCell, inOrder);
    }

    /** In a running job books are known when the clock has ticked; it stays behind events, and so says nothing else. */
    private static boolean tick(long unused) {
        LockSupport.parkNanos(TICK_NANOS);
        return true;
    }

    private static boolean isExceptional(CellReport report) {
        return report.cell().equals("gold/checkout/web") && report.startMillis() == Touchpoints.minute(25);
    }

    /**
     * An hour of three segments in two channels, of which mobile is bad for a while, and basic silent for a while.
     *
     * @param twice whether each tenth of a minute's windows is told again a little later
     */
    private static List<CellReport> reports(boolean twice) {
        SplittableRandom random = new SplittableRandom(7);
        List<CellReport> reports = new ArrayList<>();
        List<CellReport> again = new ArrayList<>();
        for (int number = 0; number < PANES; number++) {
            Map<String, int[]> above = new HashMap<>();
            for (String segment : SEGMENTS) {
                boolean isSilent = segment.equals("basic") && number > 260 && number < 320;
                for (String channel : CHANNELS) {
                    if (isSilent) {
                        continue;
                    }
                    double good = channel.equals("mobile") && number > 100 && number < 200 ? 0.5 : 0.95;
                    int answers = 4 + random.nextInt(5);
                    int satisfied = 0;
                    for (int i = 0; i < answers; i++) {
                        satisfied += random.nextDouble() < good ? 1 : 0;
                    }
                    reports.add(Reports.pane(segment + "/checkout/" + channel, number, answers, satisfied));
                    int[] sum = above.computeIfAbsent(segment + "/checkout/*", cell -> new int[2]);
                    sum[0] += answers;
                    sum[1] += satisfied;
                }
            }
            for (Map.Entry<String, int[]> sum : new TreeMap<>(above).entrySet()) {
                reports.add(Reports.pane(sum.getKey(), number, sum.getValue()[0], sum.getValue()[1]));
            }
            if (twice && number % 10 == 9) {
                again.clear();
                again.addAll(reports.subList(Math.max(0, reports.size() - 30), reports.size()));
                reports.addAll(again);
            }
        }
        return reports;
    }

    /** Time has come to the end of the windows before this one. */
    private static final class AfterEachWindow implements WatermarkGenerator<CellReport>, Serializable {
        private long newest = Long.MIN_VALUE;

        @Override
        public void onEvent(CellReport report, long timestamp, WatermarkOutput output) {
            if (report.endMillis() > newest) {
                newest = report.endMillis();
                output.emitWatermark(new Watermark(newest - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // each window has said it
        }
    }

    /** Fails once, after so many windows and not before a checkpoint, from which the job is then restored. */
    private static final class Stumble implements MapFunction<CellReport, CellReport>, CheckpointListener {
        private static final Set<String> STUMBLED = ConcurrentHashMap.newKeySet();
        private static final long PAUSE_NANOS = 2_000_000;

        private final String name;
        private final int after;
        private int seen;
        private boolean hasCheckpoint;

        Stumble(String name, int after) {
            this.name = name;
            this.after = after;
        }

        @Override
        public CellReport map(CellReport report) {
            seen++;
            if (after > 0 && seen >= after && !STUMBLED.contains(name)) {
                if (hasCheckpoint && STUMBLED.add(name)) {
                    throw new IllegalStateException("stumbled on purpose");
                }
                // slow enough for a checkpoint to fall in
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return report;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            hasCheckpoint = true;
        }
    }
}
