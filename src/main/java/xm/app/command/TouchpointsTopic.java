package xm.app.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.app.Unreachable;
import xm.codec.Mistakes;
import xm.io.kafka.Brokers;

/**
 * The topic {@code touchpoints} while a command writes to it: idempotent, every record acknowledged by all replicas.
 *
 * <p>No call waits longer than {@link #PATIENCE} for a broker that does not answer, but {@link #flush()}, which gives
 * what is under way {@link #DELIVERY}.
 */
final class TouchpointsTopic implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration DELIVERY = Duration.ofSeconds(30);

    private final Brokers brokers;
    private final String topic;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile Exception failure;

    private TouchpointsTopic(Brokers brokers, String topic, int partitions) {
        this.brokers = brokers;
        this.topic = topic;
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(settings(brokers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * @throws Unreachable if no broker answers
     * @throws Mistakes if there is no such topic
     */
    static TouchpointsTopic open(Brokers brokers, String topic) throws InterruptedException {
        try (Admin admin = brokers.admin(PATIENCE)) {
            int partitions = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
            return new TouchpointsTopic(brokers, topic, partitions);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw Mistakes.of("There is no topic " + topic + " at " + brokers.bootstrap()
                        + "; create it with: ./xm topics --bootstrap " + brokers.bootstrap());
            }
            throw unreachable(brokers, e.getCause());
        } catch (KafkaException e) {
            throw unreachable(brokers, e);
        }
    }

    /** Sends an event to the partition of its key, to any if that is {@code null}. */
    void send(String key, byte[] event) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, keyBytes, event));
    }

    void sendTo(int partition, byte[] event) {
        send(new ProducerRecord<>(topic, partition, null, event));
    }

    int partitions() {
        return partitions;
    }

    /** Waits until all that was sent is acknowledged. */
    void flush() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw new Unreachable("Interrupted before Kafka had acknowledged all that was sent", e);
        }
        complainOfFailure();
    }

    @Override
    public void close() {
        producer.close(failure == null ? PATIENCE : Duration.ZERO);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(ProducerRecord<byte[], byte[]> event) {
        complainOfFailure();
        try {
            producer.send(event, this::acknowledged);
        } catch (KafkaException e) {
            throw unreachable(brokers, e);
        }
    }

    private void acknowledged(RecordMetadata where, Exception problem) {
        if (problem != null && failure == null) {
            failure = problem;
        }
    }

    private void complainOfFailure() {
        if (failure != null) {
            throw unreachable(brokers, failure);
        }
    }

    private static Unreachable unreachable(Brokers brokers, Throwable trouble) {
        if (trouble instanceof TimeoutException) {
            return new Unreachable(
                    "Kafka at " + brokers.bootstrap() + " does not answer; check that it runs, that --bootstrap is its"
                            + " address, and that --command-config has the security settings it wants",
                    trouble);
        }
        return new Unreachable(KafkaTrouble.sentence(brokers, trouble), trouble);
    }

    private static Properties settings(Brokers brokers) {
        Properties settings = brokers.clientProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(DELIVERY.toMillis()));
        // small events: worth waiting a moment for company
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(1 << 18));
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }
}
