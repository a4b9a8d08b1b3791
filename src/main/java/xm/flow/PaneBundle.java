package xm.flow;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import xm.signal.Pane;

/**
 * Adds up panes on this subtask before they are sent to the subtask that owns the cell.
 *
 * <p>So a busy cell costs one record a bundle and not one an event. A bundle ends with each watermark, before each
 * checkpoint, at its size, and with the input: nothing is ever held back from them, so there is no state.
 */
abstract class PaneBundle<IN> extends AbstractStreamOperator<Pane>
        implements OneInputStreamOperator<IN, Pane>, BoundedOneInput {
    private final int bundleSize;
    private transient Map<PaneKey, Pane> bundle;
    private transient PaneKey asked;
    private transient StreamRecord<Pane> record;

    PaneBundle(int bundleSize) {
        this.bundleSize = bundleSize;
    }

    /** Adds a record to the panes it belongs to. */
    abstract void add(IN value);

    @Override
    public void open() throws Exception {
        super.open();
        bundle = new HashMap<>();
        asked = new PaneKey();
        record = new StreamRecord<>(null);
    }

    @Override
    public void processElement(StreamRecord<IN> element) {
        add(element.getValue());
        if (bundle.size() >= bundleSize) {
            flush();
        }
    }

    final Pane pane(String segment, String touchpoint, String channel, long startMillis) {
        Pane pane = bundle.get(asked.set(segment, touchpoint, channel, startMillis));
        if (pane == null) {
            pane = new Pane(segment + '/' + touchpoint + '/' + channel, startMillis);
            bundle.put(asked.copy(), pane);
        }
        return pane;
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
        for (Pane pane : bundle.values()) {
            output.collect(record.replace(pane));
        }
        bundle.clear();
    }

    /** A cell and a start; one is kept to ask with, so that asking allocates nothing. */
    private static final class PaneKey {
        // hot path: mutable on purpose
        private String segment;
        private String touchpoint;
        private String channel;
        private long startMillis;

        PaneKey set(String segment, String touchpoint, String channel, long startMillis) {
            this.segment = segment;
            this.touchpoint = touchpoint;
            this.channel = channel;
            this.startMillis = startMillis;
            return this;
        }

        PaneKey copy() {
            return new PaneKey().set(segment, touchpoint, channel, startMillis);
        }

        @Override
        public int hashCode() {
            int names = (segment.hashCode() * 31 + touchpoint.hashCode()) * 31 + channel.hashCode();
            return names * 31 + Long.hashCode(startMillis);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PaneKey key
                    && startMillis == key.startMillis
                    && segment.equals(key.segment)
                    && touchpoint.equals(key.touchpoint)
                    && channel.equals(key.channel);
        }
    }
}
