package xm.cluster;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import xm.BrokerProcess;
import xm.Mortal;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** A broker and a Flink cluster that live on between trials, and what can be done to them. */
final class Arena implements AutoCloseable {
    static final Path DISTRIBUTION =
            Path.of(System.getProperty("xm.dist", "target/dist")).toAbsolutePath();
    static final Duration PATIENCE = Duration.ofMinutes(4);
    static final Duration LOOK = Duration.ofMillis(100);
    private static final int PARTITIONS = 4;

    final Path logs;
    final Brokers brokers;
    final FlinkCluster flink;
    private final Mortal broker;

    Arena(Path directory) throws Exception {
        logs = directory;
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

    void create(Topics topics) throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(admin, new TopicPlan(PARTITIONS, (short) 1, Duration.ofDays(1)).layout(topics));
        }
    }

    void delete(Topics topics) throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            admin.deleteTopics(topics.all()).all().get();
        }
    }

    /** What a trial sets of its job, and more. */
    List<String> settings(Plan plan, Topics topics, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--kafka.bootstrap=" + brokers.bootstrap(),
                "--kafka.topic-prefix=" + topics.prefix(),
                "--kafka.exactly-once=" + plan.isExactlyOnce(),
                "--kafka.transaction-timeout=PT10M",
                "--windows=" + Backtest.WINDOWS,
                // here a second is twelve minutes of event time: who is silent for that long has not gone idle
                "--idle-after=PT10M",
                "--checkpoint-interval=PT1S"));
        settings.addAll(List.of(more));
        return settings;
    }

    void strike(Blow blow, SubmittedJob job) throws Exception {
        switch (blow.kind()) {
            case TASK_MANAGER_KILLED ->
                kill(flink.taskManagers.get(blow.choice() % flink.taskManagers.size()), blow.awayMillis());
            case JOB_MANAGER_KILLED -> kill(flink.jobManager, blow.awayMillis());
            case BROKER_KILLED -> kill(broker, blow.awayMillis());
            case STOPPED_AND_RESCALED -> {
                stop(job);
                job.resume(blow.rescaled(job.parallelism()));
            }
        }
    }

    private static void kill(Mortal who, int awayMillis) throws InterruptedException {
        // who has given up by itself just now dies no second time
        who.kill();
        TimeUnit.MILLISECONDS.sleep(awayMillis);
        who.start();
    }

    /** As often as it takes: a stop fails where a task fails meanwhile, and the job goes on. */
    void stop(SubmittedJob job) {
        await("stop").pollInterval(LOOK).atMost(PATIENCE).until(() -> {
            flink.raise();
            if (flink.page.isRunning(job.id())) {
                job.stop();
            }
            return flink.page.state(job.id()).equals("FINISHED");
        });
    }

    void awaitRunning(SubmittedJob job) {
        await("running").pollInterval(LOOK).atMost(PATIENCE).until(() -> {
            flink.raise();
            return flink.page.isRunning(job.id());
        });
    }

    @Override
    public void close() {
        flink.close();
        broker.close();
    }
}
