package xm.speed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer as it comes, in one thread: what Kafka itself costs. */
final class ConsumerRow {
    private ConsumerRow() {}

    static Seen read(Trial trial) {
        Topic topic = trial.topic();
        List<TopicPartition> partitions = IntStream.range(0, Traffic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                topic.consumer("bench-consumer"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long left = ends.values().stream().mapToLong(Long::longValue).sum();
            long read = 0;
            while (read < left) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
            return Seen.events(read);
        }
    }
}
