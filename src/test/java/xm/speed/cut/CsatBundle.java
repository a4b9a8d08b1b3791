package xm.speed.cut;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import xm.event.Arrival;
import xm.event.Cell;
import xm.event.Touchpoint;

/**
 * Adds answers up on this subtask before they are sent to the subtask that owns the cell.
 *
 * <p>It ends a bundle when the bundles of the product do, and so has no state either.
 */
final class CsatBundle extends AbstractStreamOperator<CsatPane>
        implements OneInputStreamOperator<Arrival, CsatPane>, BoundedOneInput {
    private final SlidingSum rule;
    private final int bundleSize;
    private transient Map<Place, CsatPane> bundle;

    CsatBundle(SlidingSum rule, int bundleSize) {
        this.rule = rule;
        this.bundleSize = bundleSize;
    }

    /** A pane of a cell, whose key is only made where the pane is new. */
    private record Place(String segment, String touchpoint, long startMillis) {}

    @Override
    public void open() throws Exception {
        super.open();
        bundle = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Touchpoint event = element.getValue().event();
        boolean isAnswer =
                event != null && event.survey() != null && event.survey().csat() != null;
        if (isAnswer) {
            pane(event).csat.add(event.survey().csat());
            if (bundle.size() >= bundleSize) {
                flush();
            }
        }
    }

    private CsatPane pane(Touchpoint event) {
        String segment = event.segment() == null ? Cell.UNASSIGNED : event.segment();
        Place place = new Place(segment, event.touchpoint(), rule.start(event.timeMillis()));
        CsatPane pane = bundle.get(place);
        if (pane == null) {
            pane = new CsatPane(segment + '/' + event.touchpoint(), place.startMillis());
            bundle.put(place, pane);
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
        for (CsatPane pane : bundle.values()) {
            output.collect(new StreamRecord<>(pane));
        }
        bundle.clear();
    }
}
