package xm.app.command.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.AssignmentWriter;
import xm.codec.EventWriter;
import xm.event.SegmentAssignment;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;
import xm.sim.Happening;
import xm.sim.Parcel;
import xm.sim.Postman;
import xm.sim.Simulation;

/**
 * Simulated customers whose events go to Kafka as they arrive: what arrived before now at once, the rest in its time.
 *
 * <p>Events that arrived before {@code from} are not sent: an earlier start sent them, or nobody did.
 */
final class DemoTraffic implements AutoCloseable {
    private final Topics topics;
    private final Simulation simulation;
    private final Postman postman;
    private final long fromMillis;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventWriter events = new EventWriter();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Exception lost;
    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

    DemoTraffic(Brokers brokers, Topics topics, Simulation simulation, Postman postman, Instant from) {
        this.topics = topics;
        this.simulation = simulation;
        this.postman = postman;
        this.fromMillis = from.toEpochMilli();
        Properties properties = brokers.clientProperties();
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "20");
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Says who belongs to which segment, so that it is known before the first event. */
    void introduceCustomers() {
        simulation.assignments().forEach(this::send);
        producer.flush();
    }

    void start() {
        sending = CompletableFuture.runAsync(this::send, task -> new Thread(task, "demo-traffic").start());
    }

    private void send() {
        try {
            while (stop.getCount() > 0) {
                if (lost != null) {
                    throw new IllegalStateException("an event could not be written to Kafka", lost);
                }
                Parcel parcel = postman.next();
                long early = parcel.arrivalMillis() - System.currentTimeMillis();
                if (early > 0 && stop.await(early, TimeUnit.MILLISECONDS)) {
                    return;
                }
                send(parcel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Parcel parcel) {
        Happening happening = parcel.happening();
        if (!happening.isEvent()) {
            send(happening.assignment());
        } else if (parcel.arrivalMillis() >= fromMillis) {
            byte[] key = happening.customer() == null ? null : bytes(happening.customer());
            byte[] value = events.write(happening.event());
            post(new ProducerRecord<>(topics.touchpoints(), key, value));
        }
    }

    private void send(SegmentAssignment assignment) {
        post(new ProducerRecord<>(
                topics.customerSegments(), bytes(assignment.customer()), AssignmentWriter.write(assignment)));
    }

    private void post(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (written, failure) -> {
            if (failure != null) {
                lost = failure;
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends well before it is closed only if sending failed. */
    CompletableFuture<Void> sending() {
        return sending;
    }

    /** What was handed over is sent before this returns. */
    @Override
    public void close() {
        stop.countDown();
        try {
            sending.join();
        } finally {
            producer.close();
        }
    }
}
