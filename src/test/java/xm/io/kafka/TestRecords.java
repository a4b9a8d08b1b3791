package xm.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of a topic for tests: writes them all, reads as many as are expected. */
public final class TestRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestRecords() {}

    /** Writes values, each under itself as key. */
    public static void write(Brokers brokers, String topic, List<String> values) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, bytes, bytes));
            }
        }
    }

    /** All committed records of a topic that nobody writes to any more. */
    public static List<ConsumerRecord<byte[], byte[]>> readAll(Brokers brokers, String topic) {
        return read(brokers, topic, Integer.MAX_VALUE);
    }

    /** The committed records of a topic from its beginning, as soon as there are so many or no more come. */
    public static List<ConsumerRecord<byte[], byte[]>> read(Brokers brokers, String topic, int expected) {
        Properties properties = brokers.clientProperties();
        properties.setProperty("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long limit = System.nanoTime() + PATIENCE.toNanos();
            boolean readsToTheEnd = expected == Integer.MAX_VALUE;
            while (System.nanoTime() < limit
                    && (readsToTheEnd ? isBefore(consumer, ends) : records.size() < expected)) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            if (!readsToTheEnd) {
                assertThat(records).as("records of %s", topic).hasSizeGreaterThanOrEqualTo(expected);
            }
        }
        return records;
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
