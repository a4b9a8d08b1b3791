package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import xm.codec.HeartbeatWriter;

/** Writes with each tick of a job's clock that the job lives, keyed by the job. */
public final class HeartbeatSink {
    private HeartbeatSink() {}

    public static KafkaSink<Long> of(KafkaWriting writing) {
        String topic = writing.topics().jobHeartbeats();
        return writing.sink(topic, new Writing(topic, writing.job()));
    }

    private record Writing(String topic, String job) implements KafkaRecordSerializationSchema<Long> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Long atMillis, KafkaSinkContext context, Long timestamp) {
            byte[] key = job.getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, key, HeartbeatWriter.write(job, atMillis));
        }
    }
}
