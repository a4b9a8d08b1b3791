package xm.io.kafka;

import java.io.Serializable;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Each record as what a decoder makes of it; the decoder comes into being in the reader that uses it. */
final class Decoding<T> implements KafkaRecordDeserializationSchema<T> {
    private final Class<T> type;
    private final Opening<T> opening;
    private transient Decoder<T> decoder;

    Decoding(Class<T> type, Opening<T> opening) {
        this.type = type;
        this.opening = opening;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = opening.open(context.getMetricGroup());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
        decoder.decode(record, out);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }

    /** Makes a decoder. */
    interface Opening<T> extends Serializable {
        Decoder<T> open(MetricGroup metrics);
    }

    /** Says what a record is: none, one or many. */
    interface Decoder<T> {
        void decode(ConsumerRecord<byte[], byte[]> record, Collector<T> out);
    }
}
