package xm.flow;

import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.SegmentAssignment;

/** Runs {@link CustomerStory} and tells it of event time, which a function alone cannot keep over a restore. */
final class StoryOperator extends KeyedCoProcessOperator<String, Arrival, SegmentAssignment, Told> {
    private final CustomerStory story;

    StoryOperator(CustomerStory story) {
        super(story);
        this.story = story;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        story.reached(mark.getTimestamp());
        super.processWatermark(mark);
    }
}
