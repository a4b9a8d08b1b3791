package xm.io.kafka;

import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.DecodeSettings;
import xm.codec.RejectionWriter;
import xm.event.Rejection;

/**
 * Refused records to Kafka with their reasons, under the key as it was received, or its pseudonym where all customers
 * have one.
 */
public final class RejectionSink {
    private RejectionSink() {}

    public static KafkaSink<Rejection> of(KafkaWriting writing, DecodeSettings decoding) {
        String topic = writing.topics().touchpointsRejected();
        return writing.sink(topic, new Writing(topic, decoding));
    }

    private static final class Writing implements KafkaRecordSerializationSchema<Rejection> {
        private final String topic;
        private final DecodeSettings decoding;
        private transient RejectionWriter writer;

        Writing(String topic, DecodeSettings decoding) {
            this.topic = topic;
            this.decoding = decoding;
        }

        @Override
        public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
            writer = new RejectionWriter(decoding);
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, rejection.key(), writer.write(rejection));
        }
    }
}
