package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.alert.Alert;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;

/** Alerts to Kafka, under their key, so that the newest revision of each is kept. */
public final class AlertSink {
    private AlertSink() {}

    /** @param links where an alert can be looked at */
    public static KafkaSink<Alert> of(KafkaWriting writing, AlertLinks links) {
        String topic = writing.topics().experienceAlerts();
        return writing.sink(topic, new Writing(topic, new AlertWriter(links)));
    }

    private record Writing(String topic, AlertWriter writer) implements KafkaRecordSerializationSchema<Alert> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Alert alert, KafkaSinkContext context, Long timestamp) {
            byte[] key = alert.key().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, writer.write(alert));
        }
    }
}
