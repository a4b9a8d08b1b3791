package xm.app.command.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import xm.io.kafka.Brokers;

/** A topic from its beginning, and what is added to it, of committed records only. */
final class LiveTopic implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    LiveTopic(Brokers brokers, String topic) {
        Properties properties = brokers.clientProperties();
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes what has come since. */
    void forEachNew(Consumer<ConsumerRecord<byte[], byte[]>> take) {
        consumer.poll(AT_MOST).forEach(take);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
