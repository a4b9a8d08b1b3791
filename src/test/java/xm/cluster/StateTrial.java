package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.BrokerProcess;
import xm.Mortal;
import xm.codec.AssignmentWriter;
import xm.codec.EventWriter;
import xm.embedded.LoopbackPort;
import xm.event.SegmentAssignment;
import xm.event.Touchpoint;
import xm.flow.FlowMetric;
import xm.flow.Uids;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;
import xm.sim.Happening;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/**
 * Many customers in the state of one job: a busy half hour in which as many events happen as there are customers, a
 * checkpoint of all that, a twentieth as many events more and another checkpoint, and a job that goes on from it.
 *
 * <p>What was sent before the last seconds is sent again in the end: that all of it was counted already says that the state
 * is there.
 */
final class StateTrial implements AutoCloseable {
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("xm.dist", "target/dist")).toAbsolutePath();
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    /** Longer than an event waits for those that are late, by far. */
    private static final Duration WAITING = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int SUBTASKS = 2;
    private static final int PARTITIONS = 4;
    private static final int MORE_IN = 20;
    private static final int SENT_AGAIN = 1_000;
    private static final Topics TOPICS = new Topics("state-");

    private final int customers;
    private final boolean isRocksDb;
    private final Mortal broker;
    private final Brokers brokers;
    private final FlinkCluster flink;
    private final Simulation simulation;
    private final EventWriter writer = new EventWriter();

    StateTrial(Path directory, int customers, boolean isRocksDb) throws Exception {
        this.customers = customers;
        this.isRocksDb = isRocksDb;
        simulation = new Simulation(
                World.standard(7)
                        .withCustomers(customers)
                        .withEventsPerSecond((double) customers / HALF_HOUR.toSeconds()),
                Scenario.named("none"),
                START);
        int port = LoopbackPort.anyFree();
        brokers = Brokers.at(LoopbackPort.HOST + ":" + port);
        broker = BrokerProcess.at(port, DISTRIBUTION, directory);
        broker.start();
        try {
            flink = FlinkCluster.start(directory.resolve("flink"), memory(customers, isRocksDb));
        } catch (Exception | Error e) {
            broker.close();
            throw e;
        }
    }

    /** On the heap a customer takes some kilobytes, with the copy that a checkpoint may need. */
    private static TaskMemory memory(int customers, boolean isRocksDb) {
        int megabytes = customers / 500;
        return isRocksDb
                ? new TaskMemory(
                        TaskMemory.SMALL.heapMegabytes() + megabytes / 8,
                        TaskMemory.SMALL.managedMegabytes() + megabytes / 4,
                        true)
                : new TaskMemory(
                        TaskMemory.SMALL.heapMegabytes() + megabytes, TaskMemory.SMALL.managedMegabytes(), true);
    }

    /**
     * What was measured.
     *
     * @param customers as the job's own metric tells
     * @param events until the first checkpoint
     * @param more events from there to the second one
     * @param reading from the begin of the job until it had counted the events of the first checkpoint
     * @param processor what the TaskManagers used of the processors for them, their start left out
     * @param restore from the moment the JobManager had the job until all of it ran
     */
    record Measured(
            boolean isRocksDb,
            long customers,
            long events,
            long more,
            Duration reading,
            Duration processor,
            FlinkPage.Checkpoint first,
            FlinkPage.Checkpoint second,
            Duration restore) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "state %s: %,d customers, %d subtasks; %,d events read in %.0f s, %.0f processor seconds a million;"
                            + " first checkpoint %.1f MB in %.1f s; after %,d more events %.1f MB of %.1f MB in %.1f s;"
                            + " back within %.1f s",
                    isRocksDb ? "rocksdb, incremental" : "heap",
                    customers,
                    SUBTASKS,
                    events,
                    reading.toMillis() / 1e3,
                    processor.toMillis() / 1e3 / events * 1e6,
                    first.writtenBytes() / 1e6,
                    first.millis() / 1e3,
                    more,
                    second.writtenBytes() / 1e6,
                    second.stateBytes() / 1e6,
                    second.millis() / 1e3,
                    restore.toMillis() / 1e3);
        }
    }

    Measured run() throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(admin, new TopicPlan(PARTITIONS, (short) 1, Duration.ofDays(1)).layout(TOPICS));
        }
        sendAssignments();
        List<Touchpoint> last = new ArrayList<>();
        send(customers, last);
        SubmittedJob job = new SubmittedJob(
                flink.home,
                "experience-signals",
                "state",
                isRocksDb,
                List.of(
                        "--kafka.bootstrap=" + brokers.bootstrap(),
                        "--kafka.topic-prefix=" + TOPICS.prefix(),
                        // no other than those that are asked for
                        "--checkpoint-interval=P30D"));
        job.submit(SUBTASKS);
        await("running").pollInterval(LOOK).atMost(PATIENCE).until(() -> flink.page.isRunning(job.id()));
        long began = System.nanoTime();
        Duration before = processorTime();
        awaitSeen(job, customers);
        Duration reading = since(began);
        Duration processor = processorTime().minus(before);
        FlinkPage.Checkpoint first = checkpoint(job);

        send(customers / MORE_IN, last);
        awaitSeen(job, customers + customers / MORE_IN);
        FlinkPage.Checkpoint second = checkpoint(job);
        long held = held(job, customers);
        assertThat(flink.page.hasFailed(job.id()))
                .as("what was read twice would be measured as once")
                .isFalse();
        flink.page.cancel(job.id());
        await("end")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() -> flink.page.state(job.id()).equals("CANCELED"));

        job.resumeFrom(second.path(), SUBTASKS);
        await("back").pollInterval(LOOK).atMost(PATIENCE).until(() -> flink.page.isRunning(job.id()));
        Duration restore = Duration.ofMillis(System.currentTimeMillis() - flink.page.beganMillis(job.id()));
        assertThat(held(job, held)).as("customers right after the restore").isEqualTo(held);
        sendAll(last);
        awaitCount(FlowMetric.DUPLICATES, job, last.size());
        assertThat(flink.page.count(job.id(), FlowMetric.ACCEPTED.key()))
                .as("what waited in the checkpoint is counted, and nothing else")
                .isLessThanOrEqualTo(waiting());
        return new Measured(
                isRocksDb, held, customers, customers / MORE_IN, reading, processor, first, second, restore);
    }

    /** All has been read, and all is counted that does not wait for time to go on. */
    private void awaitSeen(SubmittedJob job, long count) {
        awaitCount(FlowMetric.READ, job, count);
        await("counted")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() -> flink.page.count(job.id(), FlowMetric.ACCEPTED.key()) >= count - waiting());
    }

    /** More events than wait for those that are late. */
    private int waiting() {
        return (int) (customers * WAITING.toSeconds() / HALF_HOUR.toSeconds());
    }

    private void awaitCount(FlowMetric metric, SubmittedJob job, long count) {
        LongSupplier now = () -> flink.page.count(job.id(), metric.key());
        await(metric.key() + " of " + count)
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(now.getAsLong()).isEqualTo(count));
    }

    /** Metrics come to the page some time after they are there. */
    private long held(SubmittedJob job, long atLeast) {
        double[] told = new double[1];
        await("customers").pollInterval(LOOK).atMost(Duration.ofMinutes(2)).until(() -> {
            told[0] = flink.page.metric(job.id(), Uids.CUSTOMER_STORY, "xm." + FlowMetric.CUSTOMERS.key());
            return told[0] >= atLeast;
        });
        return (long) told[0];
    }

    private FlinkPage.Checkpoint checkpoint(SubmittedJob job) {
        long before = flink.page
                .lastCheckpoint(job.id())
                .map(FlinkPage.Checkpoint::id)
                .orElse(0L);
        flink.page.checkpoint(job.id());
        await("checkpoint")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() -> flink.page
                        .lastCheckpoint(job.id())
                        .filter(it -> it.id() > before)
                        .isPresent());
        return flink.page.lastCheckpoint(job.id()).orElseThrow();
    }

    private Duration processorTime() {
        return flink.taskManagers.stream().map(Mortal::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration since(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    private void sendAssignments() {
        try (KafkaProducer<byte[], byte[]> producer = Load.producer(brokers)) {
            simulation.assignments().forEach(assignment -> send(producer, assignment));
        }
    }

    /** The next so many events of the simulation; remembers the last ones of them that do not wait for time to go on. */
    private void send(int events, List<Touchpoint> last) {
        last.clear();
        try (KafkaProducer<byte[], byte[]> producer = Load.producer(brokers)) {
            for (int sent = 0; sent < events; ) {
                Happening next = simulation.next();
                if (!next.isEvent()) {
                    send(producer, next.assignment());
                    continue;
                }
                send(producer, next.event());
                sent++;
                int left = events - sent;
                if (left > waiting() && left <= waiting() + SENT_AGAIN) {
                    last.add(next.event());
                }
            }
        }
    }

    private void sendAll(List<Touchpoint> events) {
        try (KafkaProducer<byte[], byte[]> producer = Load.producer(brokers)) {
            events.forEach(event -> send(producer, event));
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Touchpoint event) {
        byte[] key = event.customer() == null ? null : event.customer().getBytes(UTF_8);
        var unused = producer.send(new ProducerRecord<>(TOPICS.touchpoints(), key, writer.write(event)));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, SegmentAssignment assignment) {
        var unused = producer.send(new ProducerRecord<>(
                TOPICS.customerSegments(), assignment.customer().getBytes(UTF_8), AssignmentWriter.write(assignment)));
    }

    @Override
    public void close() {
        flink.close();
        broker.close();
    }
}
