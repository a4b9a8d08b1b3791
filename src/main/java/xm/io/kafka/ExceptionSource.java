package xm.io.kafka;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.alert.ExceptionNote;
import xm.codec.ExceptionNoteReader;
import xm.codec.Reread;

/**
 * Customers who must not wait from Kafka, without their names: how many they are at a place is what matters here.
 *
 * <p>A job without a checkpoint begins where its group left off, else at the beginning.
 */
public final class ExceptionSource {
    private static final Logger LOG = LoggerFactory.getLogger(ExceptionSource.class);

    private ExceptionSource() {}

    @SuppressWarnings("deprecation") // the connector's own API asks for OffsetResetStrategy
    public static KafkaSource<ExceptionNote> of(KafkaReading reading) {
        Decoding.Opening<ExceptionNote> opening = metrics -> {
            Unreadable unreadable = new Unreadable(metrics, KafkaMetric.UNREADABLE_EXCEPTIONS, LOG);
            return (record, out) -> {
                Reread<ExceptionNote> reread = ExceptionNoteReader.read(record.value());
                if (reread.isRead()) {
                    out.collect(reread.value());
                } else {
                    unreadable.add(record, reread.mistake());
                }
            };
        };
        return reading.<ExceptionNote>source(reading.topics().customerExceptions())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new Decoding<>(ExceptionNote.class, opening))
                .build();
    }
}
