package xm.flow;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Adds records up to parts on this subtask before they are sent on.
 *
 * <p>So what comes often costs one record a bundle and not one an event. A part is sent on before the watermark that passes
 * its end, so that it is never late for having been here. All are sent on before each checkpoint, so that there is no state,
 * when the bundle is full, when the input ends, and when it falls idle: then others tell the time.
 *
 * @param <KEY> that a part is found by
 */
public abstract class Bundle<IN, KEY, PART> extends AbstractStreamOperator<PART>
        implements OneInputStreamOperator<IN, PART>, BoundedOneInput {
    private final int size;
    private transient Map<KEY, PART> parts;
    private transient StreamRecord<PART> record;
    /** Of all parts here. */
    private transient long firstEndMillis;

    /** @param size how many parts a bundle has at most */
    protected Bundle(int size) {
        this.size = size;
    }

    /** Adds a record to the parts it belongs to. */
    protected abstract void add(IN value);

    /** End of what a part counts, exclusive. */
    protected abstract long endMillis(PART part);

    /** The part of this bundle, or {@code null}. */
    protected final PART part(KEY key) {
        return parts.get(key);
    }

    protected final void begin(KEY key, PART part) {
        parts.put(key, part);
        firstEndMillis = Math.min(firstEndMillis, endMillis(part));
    }

    @Override
    public void open() throws Exception {
        super.open();
        parts = new HashMap<>();
        record = new StreamRecord<>(null);
        firstEndMillis = Long.MAX_VALUE;
    }

    @Override
    public void processElement(StreamRecord<IN> element) {
        add(element.getValue());
        if (parts.size() >= size) {
            flush();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (firstEndMillis - 1 <= mark.getTimestamp()) {
            flush(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            flush();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }

    private void flush() {
        flush(Long.MAX_VALUE);
    }

    /** Sends on the parts that end no later than right after a moment. */
    private void flush(long timeMillis) {
        firstEndMillis = Long.MAX_VALUE;
        for (Iterator<PART> rest = parts.values().iterator(); rest.hasNext(); ) {
            PART part = rest.next();
            long endMillis = endMillis(part);
            if (endMillis - 1 <= timeMillis) {
                rest.remove();
                output.collect(record.replace(part));
            } else {
                firstEndMillis = Math.min(firstEndMillis, endMillis);
            }
        }
    }
}
