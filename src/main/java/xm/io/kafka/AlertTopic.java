package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import xm.alert.Alert;
import xm.codec.AlertLinks;
import xm.codec.AlertReader;
import xm.codec.AlertWriter;
import xm.codec.Reread;

/** The topic {@code experience-alerts} for whoever writes a single alert there, from outside the job. */
public final class AlertTopic {
    private static final AlertWriter WRITER = new AlertWriter(AlertLinks.NONE);

    private final Brokers brokers;
    private final String topic;
    private final Duration patience;
    private final RecordWriter records;

    public AlertTopic(Brokers brokers, String topic, Duration patience, RecordWriter records) {
        this.brokers = brokers;
        this.topic = topic;
        this.patience = patience;
        this.records = records;
    }

    /**
     * The state of a key that was written last. It also makes the way to the brokers ready, for the first that is written.
     *
     * @throws KafkaException if no broker answers, there is no such topic, or its end is not reached in time
     */
    public Optional<Alert> newest(String key) {
        records.prepare(topic);
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        Alert[] newest = new Alert[1];
        boolean isAll = TopicScan.read(brokers, topic, TopicScan.BEGINNING, patience, record -> {
            if (Arrays.equals(record.key(), wanted)) {
                Reread<Alert> alert = AlertReader.read(record.value());
                newest[0] = alert.isRead() ? alert.value() : newest[0];
            }
        });
        if (!isAll) {
            throw new TimeoutException(topic + " could not be read to its end in time");
        }
        return Optional.ofNullable(newest[0]);
    }

    /**
     * Writes a state, and waits until every replica has it.
     *
     * @throws KafkaException if it could not be written
     */
    public void write(Alert alert) {
        records.write(topic, alert.key(), WRITER.write(alert));
    }
}
