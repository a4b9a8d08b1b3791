package xm.speed;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import xm.io.kafka.TouchpointSource;

/** What Flink itself costs, with as many records a poll as the job asks for. */
final class FloorJobs {
    private FloorJobs() {}

    static FlinkRow.Reading source(StreamExecutionEnvironment env, Trial trial) {
        Topic topic = trial.topic();
        env.configure(new Configuration().set(PipelineOptions.OBJECT_REUSE, true));
        Properties consumer = topic.consumer("bench-source");
        consumer.putAll(TouchpointSource.MANY_AT_ONCE);
        KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                .setProperties(consumer)
                .setTopics(topic.name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                .build();
        Count.end(
                env.fromSource(
                        source,
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                bytes -> 1);
        return Count::events;
    }
}
