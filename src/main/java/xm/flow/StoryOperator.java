package xm.flow;

import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.SegmentAssignment;

/**
 * Runs {@link CustomerStory} by the event time of events alone; that of segments only says when they have been read.
 *
 * <p>Flink would take the lesser of both, and when events fall silent that of segments alone, which is the end of time.
 * Where events are over before the segments are read, time goes as far as they came before it ends: what lies in between
 * is no leap for those who wait for it.
 */
final class StoryOperator extends KeyedCoProcessOperator<String, Arrival, SegmentAssignment, Told> {
    private final CustomerStory story;
    private transient Watermark events;
    private transient boolean isOver;

    StoryOperator(CustomerStory story) {
        super(story);
        this.story = story;
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (story.knowsSegments()) {
            story.reached(mark.getTimestamp());
            pass(mark);
        } else if (mark.equals(Watermark.MAX_WATERMARK)) {
            isOver = true;
        } else {
            story.reached(mark.getTimestamp());
            events = mark;
        }
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (!story.knowsSegments()) {
            story.segmentsRead();
            if (events != null) {
                pass(events);
            }
            if (isOver) {
                processWatermark1(Watermark.MAX_WATERMARK);
            }
        }
    }

    private void pass(Watermark mark) throws Exception {
        processWatermark(mark);
        story.passed(mark.getTimestamp());
    }
}
