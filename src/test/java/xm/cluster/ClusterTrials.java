package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionTimeoutException;
import xm.BrokerProcess;
import xm.Mortal;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/**
 * Trials one after the other on a broker and a Flink cluster that live on between them; each has topics and a job of
 * its own.
 *
 * <p>All send the same events, so that one backtest says what is true.
 */
final class ClusterTrials implements AutoCloseable {
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("xm.dist", "target/dist")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int PARTITIONS = 4;
    private static final double SECONDS_OF_LOAD = 20;
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);
    private static final String WINDOWS = "PT1M,PT15M,PT1H,P1D";

    final FlinkCluster flink;
    final Told truth;
    final Recording recording;
    /** Customers who must not wait, as the backtest tells of them. */
    final Set<String> exceptions;

    final Map<Blow.Kind, Integer> blows = new EnumMap<>(Blow.Kind.class);
    long repeats;
    int trials;
    private final Mortal broker;
    private final Brokers brokers;
    private final Path logs;

    ClusterTrials(Path directory, long seed, int events) throws Exception {
        logs = directory;
        recording = Recording.of(seed, events, directory);
        Path backtest = directory.resolve("backtest");
        truth = truth(recording, backtest);
        exceptions = Set.copyOf(Files.readAllLines(backtest.resolve("exceptions.ndjson")));
        int port = LoopbackPort.anyFree();
        brokers = Brokers.at(LoopbackPort.HOST + ":" + port);
        broker = BrokerProcess.at(port, DISTRIBUTION, directory);
        broker.start();
        try {
            flink = FlinkCluster.start(directory.resolve("flink"), TaskMemory.SMALL);
        } catch (Exception | Error e) {
            broker.close();
            throw e;
        }
    }

    /** Event time in a job comes as far as its marker says, less what may still come. */
    private static Told truth(Recording recording, Path out) throws IOException, InterruptedException {
        Instant until = recording.last().plus(Load.SEALED_AFTER).minus(OUT_OF_ORDERNESS);
        try (Mortal backtest = new Mortal(
                List.of(
                        "-Xmx768m",
                        "-jar",
                        DISTRIBUTION.resolve("experience-monitor.jar").toString(),
                        "backtest",
                        "--events",
                        recording.file().toString(),
                        "--segments",
                        recording.segmentsFile().toString(),
                        "--windows",
                        WINDOWS,
                        "--until",
                        until.toString(),
                        "--out",
                        out.toString()),
                Map.of(),
                out.resolveSibling("backtest.log"))) {
            backtest.start();
            await("backtest").atMost(PATIENCE).until(() -> !backtest.isAlive());
            assertThat(backtest.exitValue()).as(backtest.said()).isZero();
        }
        return Told.backtest(out.resolve("signals.ndjson"), until);
    }

    /** One trial; fails with the first window that is not as it should be. */
    void run(Plan plan) throws Exception {
        trials++;
        long began = System.nanoTime();
        Topics topics = new Topics("trial-" + plan.seed() + "-");
        create(topics);
        Load.send(brokers, topics.customerSegments(), recording.segments());
        SubmittedJob job = job(plan, topics);
        job.submit(plan.parallelism());
        awaitRunning(job);
        Load load = Load.start(
                brokers, topics.touchpoints(), recording, recording.events().size() / SECONDS_OF_LOAD);
        for (Blow blow : plan.blows()) {
            await().pollInterval(LOOK).atMost(PATIENCE).until(() -> load.share() >= blow.atShare());
            strike(blow, job);
            blows.merge(blow.kind(), 1, Integer::sum);
        }
        load.await();
        Told told = toldInTheEnd(plan, job, topics);
        assertThat(told.difference(truth)).as("%s, logs in %s", plan, logs).isEmpty();
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
        delete(topics);
    }

    private SubmittedJob job(Plan plan, Topics topics) {
        return new SubmittedJob(
                flink.home,
                "trial-" + plan.seed(),
                plan.isRocksDb(),
                List.of(
                        "--kafka.bootstrap=" + brokers.bootstrap(),
                        "--kafka.topic-prefix=" + topics.prefix(),
                        "--kafka.exactly-once=" + plan.isExactlyOnce(),
                        "--kafka.transaction-timeout=PT10M",
                        "--windows=" + WINDOWS,
                        "--out-of-orderness=" + OUT_OF_ORDERNESS,
                        // here a second is twelve minutes of event time: who is silent for that long has not gone idle
                        "--idle-after=PT10M",
                        "--checkpoint-interval=PT1S"));
    }

    private void strike(Blow blow, SubmittedJob job) throws Exception {
        switch (blow.kind()) {
            case TASK_MANAGER_KILLED ->
                kill(flink.taskManagers.get(blow.choice() % flink.taskManagers.size()), blow.awayMillis());
            case JOB_MANAGER_KILLED -> kill(flink.jobManager, blow.awayMillis());
            case BROKER_KILLED -> kill(broker, blow.awayMillis());
            case STOPPED_AND_RESCALED -> rescale(job, blow.rescaled(job.parallelism()));
        }
    }

    private static void kill(Mortal who, int awayMillis) throws InterruptedException {
        // who has given up by itself just now dies no second time
        who.kill();
        TimeUnit.MILLISECONDS.sleep(awayMillis);
        who.start();
    }

    private void rescale(SubmittedJob job, int parallelism) throws Exception {
        stop(job);
        job.resume(parallelism);
    }

    /** As often as it takes: a stop fails where a task fails meanwhile, and the job goes on. */
    private void stop(SubmittedJob job) {
        await("stop").pollInterval(LOOK).atMost(PATIENCE).until(() -> {
            flink.raise();
            if (flink.page.isRunning(job.id())) {
                job.stop();
            }
            return flink.page.state(job.id()).equals("FINISHED");
        });
    }

    private void awaitRunning(SubmittedJob job) {
        await("running").pollInterval(LOOK).atMost(PATIENCE).until(() -> {
            flink.raise();
            return flink.page.isRunning(job.id());
        });
    }

    /** When every window of the truth is there, the job is stopped, so that what is under way goes out. */
    private Told toldInTheEnd(Plan plan, SubmittedJob job, Topics topics) {
        try (SignalReader reader = new SignalReader(brokers, topics.experienceSignals())) {
            try {
                await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> {
                    flink.raise();
                    Load.seal(brokers, topics.touchpoints(), recording);
                    return reader.read().hasAllOf(truth);
                });
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(
                        plan + ", logs in " + logs + ": "
                                + reader.read().difference(truth).orElse("told in the last moment"),
                        e);
            }
            stop(job);
            return reader.read();
        }
    }

    private Set<String> exceptions(Topics topics) {
        return TestRecords.readAll(brokers, topics.customerExceptions()).stream()
                .map(record -> new String(record.value(), UTF_8))
                .collect(Collectors.toSet());
    }

    private void create(Topics topics) throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(admin, new TopicPlan(PARTITIONS, (short) 1, Duration.ofDays(1)).layout(topics));
        }
    }

    private void delete(Topics topics) throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            admin.deleteTopics(topics.all()).all().get();
        }
    }

    @Override
    public void close() {
        flink.close();
        broker.close();
    }
}
