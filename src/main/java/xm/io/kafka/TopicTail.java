package xm.io.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic that is read from its beginning, or from a time, and then on for ever, committed records only, without a group. For
 * one thread.
 */
public final class TopicTail implements AutoCloseable {
    private static final long DISCOVERY_NANOS = Duration.ofMinutes(1).toNanos();

    /** Nobody waits for what it says when it leaves: it is in no group. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> endsAtStart;
    private long discoveredAtNanos = System.nanoTime();

    /**
     * From its beginning.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker answers in time, or there is no such topic
     */
    public TopicTail(Brokers brokers, String topic, Duration patience) {
        this(brokers, topic, patience, TopicScan.BEGINNING);
    }

    /**
     * The same, but only what was written since a time.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker answers in time, or there is no such topic
     */
    public TopicTail(Brokers brokers, String topic, Duration patience, long sinceMillis) {
        this.topic = topic;
        List<TopicPartition> partitions = TopicScan.partitions(brokers, topic, patience);
        Properties settings = brokers.clientProperties();
        settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(patience.toMillis()));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
        endsAtStart = new HashMap<>(consumer.endOffsets(partitions));
        TopicScan.seek(consumer, endsAtStart, sinceMillis);
    }

    /** Whether all has been read that was there at the start. */
    public boolean isCaughtUp() {
        endsAtStart.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return endsAtStart.isEmpty();
    }

    /** How many records wait in Kafka, as of its last answer. */
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** What came next, those of one partition in their order; nothing if nothing came in a while. */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
        if (System.nanoTime() - discoveredAtNanos > DISCOVERY_NANOS) {
            discover();
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(atMost).forEach(records::add);
        return records;
    }

    private void discover() {
        discoveredAtNanos = System.nanoTime();
        List<TopicPartition> all = new ArrayList<>(consumer.assignment());
        List<TopicPartition> added = consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .filter(found -> !all.contains(found))
                .toList();
        if (!added.isEmpty()) {
            all.addAll(added);
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
    }

    /** Lets a poll of another thread end at once with a {@link org.apache.kafka.common.errors.WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LONGEST_FAREWELL));
    }
}
