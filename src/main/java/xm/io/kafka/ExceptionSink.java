package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.ExceptionWriter;
import xm.customer.CustomerException;

/** Customers who must not wait to Kafka, under the customer as key, so that what is said of one stays in order. */
public final class ExceptionSink {
    private ExceptionSink() {}

    public static KafkaSink<CustomerException> of(KafkaWriting writing) {
        String topic = writing.topics().customerExceptions();
        return writing.sink(topic, new Writing(topic));
    }

    private record Writing(String topic) implements KafkaRecordSerializationSchema<CustomerException> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                CustomerException exception, KafkaSinkContext context, Long timestamp) {
            byte[] key = exception.customer().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, ExceptionWriter.write(exception));
        }
    }
}
