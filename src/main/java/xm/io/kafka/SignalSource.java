package xm.io.kafka;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.codec.CellReportReader;
import xm.codec.Reread;
import xm.promise.CellReport;

/**
 * Signal records from Kafka, as promises are held against them.
 *
 * <p>A job without a checkpoint begins where its group left off, else at the beginning.
 */
public final class SignalSource {
    private static final Logger LOG = LoggerFactory.getLogger(SignalSource.class);

    private SignalSource() {}

    @SuppressWarnings("deprecation") // the connector's own API asks for OffsetResetStrategy
    public static KafkaSource<CellReport> of(KafkaReading reading) {
        Decoding.Opening<CellReport> opening = metrics -> {
            Unreadable unreadable = new Unreadable(metrics, KafkaMetric.UNREADABLE_SIGNALS, LOG);
            return (record, out) -> {
                Reread<CellReport> reread = CellReportReader.read(record.value());
                if (reread.isRead()) {
                    out.collect(reread.value());
                } else {
                    unreadable.add(record, reread.mistake());
                }
            };
        };
        return reading.<CellReport>source(reading.topics().experienceSignals())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new Decoding<>(CellReport.class, opening))
                .build();
    }
}
