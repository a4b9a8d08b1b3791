package xm.speed.latency;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;

/** Reads what the jobs write as soon as it is there, in a thread of its own, and looks at the clock each time. */
final class Reader implements Callable<Sightings> {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Brokers brokers;
    private final Topics topics;
    private final Sightings sightings;
    private volatile long endMillis = Long.MAX_VALUE;

    Reader(Brokers brokers, Topics topics, long paneMillis) {
        this.brokers = brokers;
        this.topics = topics;
        sightings = new Sightings(topics, paneMillis);
    }

    /** Lets it end at a time. */
    void endAt(long timeMillis) {
        endMillis = timeMillis;
    }

    @Override
    public Sightings call() {
        Properties settings = brokers.clientProperties();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(
                            topics.experienceSignals(), topics.customerExceptions(), topics.experienceAlerts())
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.currentTimeMillis() < endMillis) {
                Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(PATIENCE);
                long now = System.currentTimeMillis();
                records.forEach(record -> sightings.add(record.topic(), record.value(), now));
            }
        }
        return sightings;
    }
}
