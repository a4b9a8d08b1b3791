package xm.io.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When somebody wrote last to any of some topics: at first by the time of the newest record, then whenever there are more
 * records than before. Nothing is read.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long NEVER = 0;

    private final List<String> topics;
    private final Clock clock;
    private final Admin admin;
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile long heardMillis = NEVER;

    public Pulse(Brokers brokers, List<String> topics, Duration patience, Clock clock) {
        this.topics = List.copyOf(topics);
        this.clock = clock;
        admin = brokers.admin(patience);
    }

    /** Looks once; what cannot be seen at present changes nothing. */
    public void look() {
        try {
            Map<TopicPartition, Long> now = offsets(OffsetSpec.latest(), false);
            if (ends.isEmpty()) {
                long newest = offsets(OffsetSpec.maxTimestamp(), true).values().stream()
                        .mapToLong(at -> at)
                        .max()
                        .orElse(NEVER);
                heardMillis = Math.max(NEVER, Math.min(newest, clock.millis()));
            } else if (now.entrySet().stream()
                    .anyMatch(end -> end.getValue() > ends.getOrDefault(end.getKey(), Long.valueOf(0)))) {
                heardMillis = clock.millis();
            }
            ends = now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Kafka does not say how far {} are: {}", topics, e.getMessage());
        }
    }

    /** When somebody was heard of last, 0 if never. */
    public long heardMillis() {
        return heardMillis;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which, boolean isTime)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, found) ->
                        found.partitions().forEach(it -> asked.put(new TopicPartition(topic, it.partition()), which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
                admin.listOffsets(asked).all().get().entrySet()) {
            offsets.put(
                    entry.getKey(),
                    isTime ? entry.getValue().timestamp() : entry.getValue().offset());
        }
        return offsets;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
