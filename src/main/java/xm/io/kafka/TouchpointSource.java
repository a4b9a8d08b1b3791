package xm.io.kafka;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.event.Arrival;

/**
 * Touchpoint events from Kafka, decoded in the reader so that each partition has its own event time.
 *
 * <p>A job without a checkpoint begins where its group left off, else at the beginning.
 */
public final class TouchpointSource {
    private TouchpointSource() {}

    @SuppressWarnings("deprecation") // the connector's own API asks for OffsetResetStrategy
    public static KafkaSource<Arrival> of(KafkaReading reading, DecodeSettings settings) {
        return reading.<Arrival>source(reading.topics().touchpoints())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new Decoding(settings))
                .build();
    }

    private static final class Decoding implements KafkaRecordDeserializationSchema<Arrival> {
        private final DecodeSettings settings;
        private transient EventDecoder decoder;

        Decoding(DecodeSettings settings) {
            this.settings = settings;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            decoder = new EventDecoder(settings);
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
            out.collect(decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp()));
        }

        @Override
        public TypeInformation<Arrival> getProducedType() {
            return TypeInformation.of(Arrival.class);
        }
    }
}
