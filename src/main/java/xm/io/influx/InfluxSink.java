package xm.io.influx;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import xm.alert.Alert;
import xm.promise.Verdict;

/**
 * Writes a stream as points to InfluxDB or a store that speaks its protocol, at least once; as a point written twice is
 * one point, that is exactly once in effect.
 *
 * <p>While the store is away, points wait: in memory up to the bounds of {@link InfluxBatching}, in every checkpoint,
 * and beyond that the stream is held back. An outage within {@link InfluxPatience#outageMillis()} loses nothing; in a
 * longer one the oldest points of a full queue are dropped, so that the rest of the job goes on. A store that turns us away (wrong
 * secret, database or address) fails the job when it starts afresh, where somebody is watching; a job that has worked
 * before, or continues from a checkpoint, tells of it and keeps trying, for the rest of it is still of use.
 *
 * @param <T> what becomes a point
 */
public final class InfluxSink<T> extends AsyncSinkBase<T, String> {
    /** A cell's readings make some kilobytes; what is beyond this is no point. */
    private static final long LONGEST_LINE_BYTES = 1 << 20;

    private final InfluxSettings settings;

    public InfluxSink(InfluxSettings settings, ElementConverter<T, String> points) {
        super(
                points,
                settings.batching().points(),
                InfluxWriter.REQUESTS_UNDER_WAY,
                settings.batching().waitingPoints(),
                settings.batching().bytes(),
                settings.batching().lingerMillis(),
                LONGEST_LINE_BYTES);
        this.settings = settings;
    }

    /** Points that are lines already, such as those of {@link PromisedWindows}. */
    public static InfluxSink<String> lines(InfluxSettings settings) {
        return new InfluxSink<>(settings, (line, context) -> line);
    }

    /** Whether promises are kept, as measurement {@code promise}. */
    public static InfluxSink<Verdict> verdicts(InfluxSettings settings) {
        return new InfluxSink<>(settings, new VerdictPoints());
    }

    /** Alerts when they begin and when they are over, as measurement {@code alert}. */
    public static InfluxSink<Alert> alerts(InfluxSettings settings) {
        return new InfluxSink<>(settings, new AlertPoints());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<String>> createWriter(WriterInitContext context)
            throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<String>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<String>> waiting) throws IOException {
        return new InfluxWriter<>(settings, new InfluxConnection(settings), getElementConverter(), context, waiting);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<String>> getWriterStateSerializer() {
        return new LineSerializer();
    }
}
