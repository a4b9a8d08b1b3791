package xm.flow;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds records up to parts on this subtask before they are sent on.
 *
 * <p>So what comes often costs one record a bundle and not one an event. A bundle ends with each watermark, before each
 * checkpoint, at its size, and with the input: nothing is ever held back from them, so there is no state.
 *
 * @param <KEY> that a part is found by
 */
public abstract class Bundle<IN, KEY, PART> extends AbstractStreamOperator<PART>
        implements OneInputStreamOperator<IN, PART>, BoundedOneInput {
    private final int size;
    private transient Map<KEY, PART> parts;
    private transient StreamRecord<PART> record;

    /** @param size how many parts a bundle has at most */
    protected Bundle(int size) {
        this.size = size;
    }

    /** Adds a record to the parts it belongs to. */
    protected abstract void add(IN value);

    /** The part of this bundle, or {@code null}. */
    protected final PART part(KEY key) {
        return parts.get(key);
    }

    protected final void begin(KEY key, PART part) {
        parts.put(key, part);
    }

    @Override
    public void open() throws Exception {
        super.open();
        parts = new HashMap<>();
        record = new StreamRecord<>(null);
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
        flush();
        super.processWatermark(mark);
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
        for (PART part : parts.values()) {
            output.collect(record.replace(part));
        }
        parts.clear();
    }
}
