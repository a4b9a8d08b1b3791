package xm.io.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One reading of a topic up to where it ends at the moment, of committed records only, within a time. */
public final class TopicScan {
    /** From the first record that there is. */
    public static final long BEGINNING = 0;

    private static final Duration AT_MOST = Duration.ofMillis(200);

    private TopicScan() {}

    /**
     * Takes each record that was written since a time, those of one partition in their order.
     *
     * @return whether the end was reached in time
     * @throws KafkaException if no broker answers, or there is no such topic
     */
    public static boolean read(
            Brokers brokers,
            String topic,
            long sinceMillis,
            Duration patience,
            Consumer<ConsumerRecord<byte[], byte[]>> take) {
        List<TopicPartition> partitions = partitions(brokers, topic, patience);
        long deadline = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings(brokers, patience), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, ends, sinceMillis);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(AT_MOST)) {
                    take.accept(record);
                }
            }
            return true;
        }
    }

    /** @throws KafkaException if no broker answers, or there is no such topic */
    public static void require(Brokers brokers, String topic, Duration patience) {
        partitions(brokers, topic, patience);
    }

    static List<TopicPartition> partitions(Brokers brokers, String topic, Duration patience) {
        try (Admin admin = brokers.admin(patience)) {
            return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException trouble ? trouble : new KafkaException(e.getCause());
        }
    }

    /** Goes to the first record of each partition that was written since a time; to its end where there is none. */
    static void seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, long sinceMillis) {
        if (sinceMillis == BEGINNING) {
            consumer.seekToBeginning(ends.keySet());
            return;
        }
        Map<TopicPartition, Long> asked = new HashMap<>();
        ends.keySet().forEach(partition -> asked.put(partition, sinceMillis));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }

    private static Properties settings(Brokers brokers, Duration patience) {
        Properties settings = brokers.clientProperties();
        settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(patience.toMillis()));
        return settings;
    }
}
