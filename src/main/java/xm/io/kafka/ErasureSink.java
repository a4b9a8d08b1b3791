package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.ErasureWriter;
import xm.customer.Erasure;

/** Receipts of erasures to Kafka, under the customer as key; a job that is restored may write one again. */
public final class ErasureSink {
    private ErasureSink() {}

    public static KafkaSink<Erasure> of(KafkaWriting writing) {
        String topic = writing.topics().erasureReceipts();
        return writing.sink(topic, new Writing(topic));
    }

    private record Writing(String topic) implements KafkaRecordSerializationSchema<Erasure> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Erasure erasure, KafkaSinkContext context, Long timestamp) {
            byte[] key = erasure.customer().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, ErasureWriter.write(erasure));
        }
    }
}
