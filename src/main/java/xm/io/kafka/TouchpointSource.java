package xm.io.kafka;

import java.util.Optional;
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
import xm.codec.mapping.MappedDecoder;
import xm.codec.mapping.Mapping;
import xm.event.Arrival;

/**
 * Touchpoint events from Kafka, decoded in the reader so that each partition has its own event time.
 *
 * <p>A job without a checkpoint begins where its group left off, else at the beginning.
 */
public final class TouchpointSource {
    private TouchpointSource() {}

    @SuppressWarnings("deprecation") // the connector's own API asks for OffsetResetStrategy
    public static KafkaSource<Arrival> of(KafkaReading reading, DecodeSettings settings, Optional<Mapping> mapping) {
        return reading.<Arrival>source(reading.topics().touchpoints())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(
                        mapping.<KafkaRecordDeserializationSchema<Arrival>>map(made -> new Mapped(made, settings))
                                .orElseGet(() -> new Decoding(settings)))
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
                    KafkaReading.receivedAtMillis(record)));
        }

        @Override
        public TypeInformation<Arrival> getProducedType() {
            return TypeInformation.of(Arrival.class);
        }
    }

    /** Records of another format, by a mapping: as many events as it makes of each. */
    private static final class Mapped implements KafkaRecordDeserializationSchema<Arrival> {
        private final Mapping mapping;
        private final DecodeSettings settings;
        private transient MappedDecoder decoder;

        Mapped(Mapping mapping, DecodeSettings settings) {
            this.mapping = mapping;
            this.settings = settings;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            decoder = MappedDecoder.ofTopic(mapping, settings);
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
            decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    KafkaReading.receivedAtMillis(record),
                    out::collect);
        }

        @Override
        public TypeInformation<Arrival> getProducedType() {
            return TypeInformation.of(Arrival.class);
        }
    }
}
