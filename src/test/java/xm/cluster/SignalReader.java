package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import xm.io.kafka.Brokers;

/** Follows a topic of signals from its beginning, as a reader does who takes only what is committed. */
final class SignalReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Told told = new Told();
    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;

    SignalReader(Brokers brokers, String topic) {
        Properties properties = brokers.clientProperties();
        properties.setProperty("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All that was told until now. */
    Told read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            assertThat(System.nanoTime()).as("reading to %s", ends).isLessThan(limit);
            consumer.poll(Duration.ofMillis(200)).forEach(record -> told.take(record.value()));
        }
        return told;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
