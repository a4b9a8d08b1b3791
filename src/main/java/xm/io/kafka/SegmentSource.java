package xm.io.kafka;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import xm.codec.DecodeSettings;
import xm.codec.SegmentAssignmentDecoder;
import xm.event.AssignmentArrival;

/** Who belongs to which segment, from Kafka; a job without a checkpoint reads all that is known. */
public final class SegmentSource {
    private SegmentSource() {}

    public static KafkaSource<AssignmentArrival> of(KafkaReading reading, DecodeSettings settings) {
        Decoding.Opening<AssignmentArrival> opening = metrics -> {
            SegmentAssignmentDecoder decoder = new SegmentAssignmentDecoder(settings);
            return (record, out) -> out.collect(decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    KafkaReading.receivedAtMillis(record)));
        };
        return reading.<AssignmentArrival>source(reading.topics().customerSegments())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Decoding<>(AssignmentArrival.class, opening))
                .build();
    }
}
