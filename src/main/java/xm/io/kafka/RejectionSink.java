package xm.io.kafka;

import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.Pseudonym;
import xm.codec.RejectionWriter;
import xm.event.Rejection;

/** Refused records to Kafka with their reasons, under the key as it was received. */
public final class RejectionSink {
    private RejectionSink() {}

    public static KafkaSink<Rejection> of(KafkaWriting writing, Pseudonym pseudonym) {
        String topic = writing.topics().touchpointsRejected();
        return writing.sink(topic, new Writing(topic, pseudonym));
    }

    private static final class Writing implements KafkaRecordSerializationSchema<Rejection> {
        private final String topic;
        private final Pseudonym pseudonym;
        private transient RejectionWriter writer;

        Writing(String topic, Pseudonym pseudonym) {
            this.topic = topic;
            this.pseudonym = pseudonym;
        }

        @Override
        public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
            writer = new RejectionWriter(pseudonym);
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, rejection.key(), writer.write(rejection));
        }
    }
}
