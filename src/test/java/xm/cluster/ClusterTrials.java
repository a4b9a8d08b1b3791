package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;
import xm.io.kafka.Topics;

/**
 * Trials of the job experience-signals one after the other in one arena; each has topics and a job of its own.
 *
 * <p>All send the same events, so that one backtest says what is true.
 */
final class ClusterTrials {
    private static final double SECONDS_OF_LOAD = 20;
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);

    final Told truth;
    final Recording recording;
    /** Customers who must not wait, as the backtest tells of them. */
    final Set<String> exceptions;

    final Map<Blow.Kind, Integer> blows = new EnumMap<>(Blow.Kind.class);
    long repeats;
    int trials;
    private final Arena arena;
    private final FlinkCluster flink;
    private final Brokers brokers;

    ClusterTrials(Arena arena, Path directory, long seed, int events) throws Exception {
        this.arena = arena;
        flink = arena.flink;
        brokers = arena.brokers;
        recording = Recording.of(seed, events, directory);
        Path backtest = directory.resolve("backtest");
        // event time in a job comes as far as its marker says, less what may still come
        Instant until = recording.last().plus(Load.SEALED_AFTER).minus(OUT_OF_ORDERNESS);
        Backtest.run(recording, until, backtest);
        truth = Told.backtest(backtest.resolve("signals.ndjson"), until);
        exceptions = Set.copyOf(Files.readAllLines(backtest.resolve("exceptions.ndjson")));
    }

    /** One trial; fails with the first window that is not as it should be. */
    void run(Plan plan) throws Exception {
        trials++;
        long began = System.nanoTime();
        Topics topics = new Topics("trial-" + plan.seed() + "-");
        arena.create(topics);
        Load.send(brokers, topics.customerSegments(), recording.segments());
        SubmittedJob job = job(plan, topics);
        job.submit(plan.parallelism());
        arena.awaitRunning(job);
        Load load = Load.start(
                brokers,
                topics.touchpoints(),
                recording.events(),
                recording.events().size() / SECONDS_OF_LOAD);
        for (Blow blow : plan.blows()) {
            await().pollInterval(Arena.LOOK).atMost(Arena.PATIENCE).until(() -> load.share() >= blow.atShare());
            arena.strike(blow, job);
            blows.merge(blow.kind(), 1, Integer::sum);
        }
        load.await();
        Told told = toldInTheEnd(plan, job, topics);
        assertThat(told.difference(truth))
                .as("%s, logs in %s", plan, arena.logs)
                .isEmpty();
        assertThat(exceptions(topics)).as("exceptions, %s", plan).isEqualTo(exceptions);
        if (plan.isExactlyOnce()) {
            assertThat(told.repeats()).as("records told twice, %s", plan).isZero();
        }
        repeats += told.repeats();
        System.out.printf(
                "%s: %,d windows and %d exceptions as in the backtest, %,d corrections, %,d repeats, %d s%n",
                plan,
                told.windows(),
                exceptions.size(),
                told.corrections(),
                told.repeats(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        arena.delete(topics);
    }

    private SubmittedJob job(Plan plan, Topics topics) {
        return new SubmittedJob(
                flink.home,
                "experience-signals",
                "trial-" + plan.seed(),
                plan.isRocksDb(),
                arena.settings(plan, topics, "--out-of-orderness=" + OUT_OF_ORDERNESS));
    }

    /** When every window of the truth is there, the job is stopped, so that what is under way goes out. */
    private Told toldInTheEnd(Plan plan, SubmittedJob job, Topics topics) {
        try (SignalReader reader = new SignalReader(brokers, topics.experienceSignals())) {
            try {
                await().pollInterval(Duration.ofSeconds(1))
                        .atMost(Arena.PATIENCE)
                        .until(() -> {
                            flink.raise();
                            Load.seal(brokers, topics.touchpoints(), recording);
                            return reader.read().hasAllOf(truth);
                        });
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(
                        plan + ", logs in " + arena.logs + ": "
                                + reader.read().difference(truth).orElse("told in the last moment"),
                        e);
            }
            arena.stop(job);
            return reader.read();
        }
    }

    private Set<String> exceptions(Topics topics) {
        return TestRecords.readAll(brokers, topics.customerExceptions()).stream()
                .map(record -> new String(record.value(), UTF_8))
                .collect(Collectors.toSet());
    }
}
