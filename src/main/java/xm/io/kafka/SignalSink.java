package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.SignalWriter;
import xm.signal.CellWindow;

/** Windows to Kafka as signal records, under their cell as key, so that a cell's records stay in order. */
public final class SignalSink {
    private SignalSink() {}

    public static KafkaSink<CellWindow> of(KafkaWriting writing) {
        String topic = writing.topics().experienceSignals();
        return writing.sink(topic, new Writing(topic));
    }

    private static final class Writing implements KafkaRecordSerializationSchema<CellWindow> {
        private final String topic;
        private transient SignalDelay delay;

        Writing(String topic) {
            this.topic = topic;
        }

        @Override
        public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
            delay = new SignalDelay(context.getMetricGroup(), Clock.systemUTC());
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(CellWindow window, KafkaSinkContext context, Long timestamp) {
            delay.told(window);
            byte[] key = window.cell().key().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, SignalWriter.write(window));
        }
    }
}
