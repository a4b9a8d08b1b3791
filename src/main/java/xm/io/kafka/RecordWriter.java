package xm.io.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes single records to Kafka, each at once, and waits until every replica has it. */
public final class RecordWriter implements AutoCloseable {
    private final Brokers brokers;
    private final Duration patience;
    private final KafkaProducer<String, byte[]> producer;

    /** @param patience how long it waits for a broker */
    public RecordWriter(Brokers brokers, Duration patience) {
        this.brokers = brokers;
        this.patience = patience;
        producer = new KafkaProducer<>(settings(brokers, patience), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Makes the way to a topic ready, for the first record.
     *
     * @throws KafkaException if no broker answers, or there is no such topic
     */
    public void prepare(String topic) {
        // of a topic that is not there the producer only says that nobody answers
        TopicScan.partitions(brokers, topic, patience);
        producer.partitionsFor(topic);
    }

    /** @throws KafkaException if it could not be written */
    public void write(String topic, String key, byte[] value) {
        Acknowledgement.await(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    private static Properties settings(Brokers brokers, Duration patience) {
        Properties settings = brokers.clientProperties();
        String millis = String.valueOf(patience.toMillis());
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    @Override
    public void close() {
        producer.close(patience);
    }
}
