package xm.io.kafka;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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
    /** What one poll gives is handed to Flink's thread as one: with Kafka's 500 the two wake each other ten times as often. */
    public static final Map<String, String> MANY_AT_ONCE = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");

    private TouchpointSource() {}

    /** @param mapping makes events of records of another shape; empty where they are events already */
    public static KafkaSource<Arrival> of(KafkaReading reading, DecodeSettings settings, Optional<Mapping> mapping) {
        return builder(reading, settings, mapping).build();
    }

    @SuppressWarnings("deprecation") // the connector's own API asks for OffsetResetStrategy
    static KafkaSourceBuilder<Arrival> builder(
            KafkaReading reading, DecodeSettings settings, Optional<Mapping> mapping) {
        // a lambda that travels to a cluster cannot hold an Optional
        Decoding.Opening<Arrival> opening =
                mapping.map(made -> mapped(made, settings)).orElseGet(() -> plain(settings));
        return reading.<Arrival>source(reading.topics().touchpoints(), MANY_AT_ONCE)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new Decoding<>(Arrival.class, opening));
    }

    private static Decoding.Opening<Arrival> plain(DecodeSettings settings) {
        return metrics -> {
            EventDecoder decoder = new EventDecoder(settings);
            return (record, out) -> out.collect(decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    KafkaReading.receivedAtMillis(record)));
        };
    }

    private static Decoding.Opening<Arrival> mapped(Mapping mapping, DecodeSettings settings) {
        return metrics -> {
            MappedDecoder decoder = MappedDecoder.ofTopic(mapping, settings);
            return (record, out) -> decoder.decode(
                    record.value(),
                    record.key(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    KafkaReading.receivedAtMillis(record),
                    out::collect);
        };
    }
}
