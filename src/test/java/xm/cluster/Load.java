package xm.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.EventWriter;
import xm.event.Change;
import xm.event.Channel;
import xm.event.Touchpoint;
import xm.io.kafka.Brokers;

/**
 * Events on their way to {@code touchpoints} at a steady rate, once each and in order also where the broker dies in
 * between.
 */
final class Load {
    /** Longer than any window and its lateness. */
    static final Duration SEALED_AFTER = Duration.ofDays(2);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Recording.Line> lines;
    private final String topic;
    private final double perSecond;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile int sent;

    private Load(List<Recording.Line> lines, String topic, double perSecond) {
        this.lines = lines;
        this.topic = topic;
        this.perSecond = perSecond;
    }

    static Load start(Brokers brokers, String topic, List<Recording.Line> lines, double perSecond) {
        Load load = new Load(lines, topic, perSecond);
        Thread thread = new Thread(() -> load.run(brokers), "load");
        thread.setDaemon(true);
        thread.start();
        return load;
    }

    /** Sends records at full speed, and returns when the broker has them. */
    static void send(Brokers brokers, String topic, List<Recording.Line> lines) {
        try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
            for (Recording.Line line : lines) {
                var unused = producer.send(new ProducerRecord<>(topic, line.key(), line.value()));
            }
        }
    }

    /**
     * Sends a marker to every partition that closes all windows. It has to be sent again to a job that goes on from a
     * checkpoint: event time begins anew there, and comes with the next event.
     */
    static void seal(Brokers brokers, String topic, Recording recording) {
        EventWriter events = new EventWriter();
        long time = recording.last().plus(SEALED_AFTER).toEpochMilli();
        try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
            int partitions = producer.partitionsFor(topic).size();
            for (int partition = 0; partition < partitions; partition++) {
                String id = "end-" + System.nanoTime() + '-' + partition;
                Touchpoint marker = Touchpoint.change(id, "trial", time, "end", Channel.OTHER, new Change("trial-end"));
                var unused = producer.send(new ProducerRecord<>(topic, partition, null, events.write(marker)));
            }
        }
    }

    /** From 0 to 1; fails as the sending did. */
    double share() {
        if (end.isCompletedExceptionally()) {
            end.join();
        }
        return (double) sent / lines.size();
    }

    void await() throws Exception {
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void run(Brokers brokers) {
        try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
            long began = System.nanoTime();
            for (Recording.Line line : lines) {
                long due = began + (long) (sent * 1e9 / perSecond);
                LockSupport.parkNanos(due - System.nanoTime());
                send(producer, new ProducerRecord<>(topic, line.key(), line.value()));
                sent++;
            }
            producer.flush();
            end.complete(null);
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> event) {
        var unused = producer.send(event, (where, problem) -> {
            if (problem != null) {
                end.completeExceptionally(problem);
            }
        });
    }

    /** A producer that loses nothing where the broker dies for a moment. */
    static KafkaProducer<byte[], byte[]> producer(Brokers brokers) {
        Properties settings = brokers.clientProperties();
        String patience = String.valueOf(PATIENCE.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "10");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
