package xm.io.kafka;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import xm.codec.DecodeSettings;
import xm.codec.SegmentAssignmentDecoder;
import xm.event.AssignmentArrival;

/** Who belongs to which segment, from Kafka; a job without a checkpoint reads all that is known. */
public final class SegmentSource {
    private SegmentSource() {}

    public static KafkaSource<AssignmentArrival> of(KafkaReading reading, DecodeSettings settings) {
        return reading.<AssignmentArrival>source(reading.topics().customerSegments())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Decoding(settings))
                .build();
    }

    private static final class Decoding implements KafkaRecordDeserializationSchema<AssignmentArrival> {
        private final DecodeSettings settings;
        private transient SegmentAssignmentDecoder decoder;

        Decoding(DecodeSettings settings) {
            this.settings = settings;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            decoder = new SegmentAssignmentDecoder(settings);
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<AssignmentArrival> out) {
            out.collect(decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    KafkaReading.receivedAtMillis(record)));
        }

        @Override
        public TypeInformation<AssignmentArrival> getProducedType() {
            return TypeInformation.of(AssignmentArrival.class);
        }
    }
}
