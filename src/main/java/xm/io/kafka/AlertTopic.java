package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import xm.alert.Alert;
import xm.codec.AlertLinks;
import xm.codec.AlertReader;
import xm.codec.AlertWriter;
import xm.codec.Reread;

/** The topic {@code experience-alerts} for whoever writes a single alert there, from outside the job. */
public final class AlertTopic implements AutoCloseable {
    private static final AlertWriter WRITER = new AlertWriter(AlertLinks.NONE);

    private final Brokers brokers;
    private final String topic;
    private final Duration patience;
    private final KafkaProducer<String, byte[]> producer;

    public AlertTopic(Brokers brokers, String topic, Duration patience) {
        this.brokers = brokers;
        this.topic = topic;
        this.patience = patience;
        producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * The state of a key that was written last. It also makes the way to the brokers ready, for the first that is written.
     *
     * @throws KafkaException if no broker answers, there is no such topic, or its end is not reached in time
     */
    public Optional<Alert> newest(String key) {
        producer.partitionsFor(topic);
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        Alert[] newest = new Alert[1];
        boolean isAll = TopicScan.read(brokers, topic, TopicScan.BEGINNING, patience, record -> {
            if (Arrays.equals(record.key(), wanted)) {
                Reread<Alert> alert = AlertReader.read(record.value());
                newest[0] = alert.isRead() ? alert.value() : newest[0];
            }
        });
        if (!isAll) {
            throw new org.apache.kafka.common.errors.TimeoutException(topic + " could not be read to its end in time");
        }
        return Optional.ofNullable(newest[0]);
    }

    /**
     * Writes a state, and waits until every replica has it.
     *
     * @throws KafkaException if it could not be written
     */
    public void write(Alert alert) {
        Acknowledgement.await(producer.send(new ProducerRecord<>(topic, alert.key(), WRITER.write(alert))));
    }

    private Properties settings() {
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
