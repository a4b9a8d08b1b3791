package xm.io.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Where the partitions of a topic end at the moment; of use to know when all has been read that was there before. */
final class PartitionEnds {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PartitionEnds() {}

    /**
     * The offset behind the last committed record of each partition that holds any.
     *
     * @throws IllegalStateException if the brokers do not say in time
     */
    static Map<Integer, Long> of(Brokers brokers, String topic) {
        try (Admin admin = brokers.admin(PATIENCE)) {
            List<TopicPartition> partitions = partitions(admin, topic);
            Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(admin, partitions, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, partitions, OffsetSpec.latest());
            Map<Integer, Long> filled = new HashMap<>();
            for (TopicPartition partition : partitions) {
                long end = ends.get(partition).offset();
                if (end > begins.get(partition).offset()) {
                    filled.put(partition.partition(), end);
                }
            }
            return filled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(brokers, topic, e);
        } catch (ExecutionException | KafkaException e) {
            throw unknown(brokers, topic, e);
        }
    }

    private static List<TopicPartition> partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .map(TopicPartitionInfo::partition)
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        return admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
    }

    private static IllegalStateException unknown(Brokers brokers, String topic, Exception trouble) {
        return new IllegalStateException(
                "Kafka at " + brokers.bootstrap() + " does not say where topic " + topic + " ends", trouble);
    }
}
