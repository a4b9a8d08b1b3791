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
 */
final class StoryOperator extends KeyedCoProcessOperator<String, Arrival, SegmentAssignment, Told> {
    private final CustomerStory story;
    private transient Watermark events;

    StoryOperator(CustomerStory story) {
        super(story);
        this.story = story;
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        events = mark;
        story.reached(mark.getTimestamp());
        if (story.knowsSegments()) {
            pass(mark);
        }
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (!story.knowsSegments()) {
            story.segmentsRead();
            if (events != null) {
                pass(events);
            }
        }
    }

    private void pass(Watermark mark) throws Exception {
        processWatermark(mark);
        story.passed(mark.getTimestamp());
    }
}
