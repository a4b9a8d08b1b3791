package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.VerdictWriter;
import xm.promise.Verdict;

/** Verdicts to Kafka, under their promise and cell as key, so that the newest of each is kept. */
public final class VerdictSink {
    private VerdictSink() {}

    public static KafkaSink<Verdict> of(KafkaWriting writing) {
        String topic = writing.topics().promiseVerdicts();
        return writing.sink(topic, new Writing(topic));
    }

    private record Writing(String topic) implements KafkaRecordSerializationSchema<Verdict> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Verdict verdict, KafkaSinkContext context, Long timestamp) {
            byte[] key = VerdictWriter.key(verdict).getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, VerdictWriter.write(verdict));
        }
    }
}
