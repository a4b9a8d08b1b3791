package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.promise.PromiseBook;

/**
 * The versions of the promise book from Kafka; a job without a checkpoint reads them all.
 *
 * <p>A version with a mistake in it, which {@code xm promises apply} would have refused, is passed over: the one before
 * stays in force.
 */
public final class PromiseBookSource {
    private static final Logger LOG = LoggerFactory.getLogger(PromiseBookSource.class);

    private PromiseBookSource() {}

    public static KafkaSource<PromiseBook> of(KafkaReading reading) {
        Decoding.Opening<PromiseBook> opening = metrics -> {
            Unreadable unreadable = new Unreadable(metrics, KafkaMetric.UNREADABLE_PROMISE_BOOKS, LOG);
            return (record, out) -> {
                if (record.value() == null) {
                    unreadable.add(record, "there is nothing in it");
                    return;
                }
                try {
                    out.collect(PromiseBookFile.parse(
                            record.topic() + ", offset " + record.offset(),
                            new String(record.value(), StandardCharsets.UTF_8)));
                } catch (Mistakes mistakes) {
                    unreadable.add(record, String.join("; ", mistakes.sentences()));
                }
            };
        };
        return reading.<PromiseBook>source(reading.topics().promiseBook())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Decoding<>(PromiseBook.class, opening))
                .build();
    }
}
