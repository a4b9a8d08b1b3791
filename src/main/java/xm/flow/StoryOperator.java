package xm.flow;

import java.util.List;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import xm.customer.Told;
import xm.customer.standing.StandingRules;
import xm.event.Arrival;
import xm.event.SegmentAssignment;

/**
 * Runs {@link CustomerStory} by the event time of events alone; that of segments only says when they have been read.
 *
 * <p>Flink would take the lesser of both, and when events fall silent that of segments alone, which is the end of time.
 * Where events are over before the segments are read, time goes as far as they came before it ends: what lies in between
 * is no leap for those who wait for it.
 *
 * <p>Arrivals wait for the end of their grain of time, so that one look does for the event and for what is due then; so
 * time goes by whole grains.
 */
class StoryOperator extends KeyedCoProcessOperator<String, Arrival, SegmentAssignment, Told> {
    private final CustomerStory story;
    private transient ArrivalCalendar calendar;
    private transient CalendarState calendarState;
    private transient Watermark newest;
    private transient long grainMillis;
    private transient Watermark events;
    private transient boolean isOver;

    StoryOperator(CustomerStory story) {
        super(story);
        this.story = story;
    }

    @Override
    public void open() throws Exception {
        super.open();
        calendar = new ArrivalCalendar();
        calendarState = new CalendarState(getRuntimeContext(), getKeyedStateBackend());
        calendarState.restore(calendar);
        grainMillis = Long.MIN_VALUE;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        calendarState.keep(calendar);
    }

    @Override
    public void processElement1(StreamRecord<Arrival> arrival) throws Exception {
        boolean waits = story.time().knowsSegments()
                && calendar.keepsUntilDue(
                        (String) getCurrentKey(),
                        arrival.getValue(),
                        story.time().reachedMillis());
        if (!waits) {
            super.processElement1(arrival);
        }
    }

    /** What came of a customer before they are assigned, or forgotten, is seen before. */
    @Override
    public void processElement2(StreamRecord<SegmentAssignment> assignment) throws Exception {
        calendar.takeOf((String) getCurrentKey(), this::see);
        super.processElement2(assignment);
    }

    private void see(String key, List<Arrival> arrivals) throws Exception {
        setCurrentKey(key);
        for (Arrival arrival : arrivals) {
            super.processElement1(new StreamRecord<>(arrival, arrival.event().timeMillis()));
        }
    }

    /** Their grain has ended: with the last of them, what is due by then is done too. */
    private void seeDue(String key, List<Arrival> arrivals) throws Exception {
        int last = arrivals.size() - 1;
        see(key, arrivals.subList(0, last));
        story.catchUpUntil(ArrivalCalendar.dueMillis(arrivals.get(last)));
        see(key, arrivals.subList(last, last + 1));
        story.catchUpUntil(CustomerStory.NOTHING);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            end();
        } else {
            newest = mark;
            Watermark grain = wholeGrains(mark);
            // sources tell time more often than grains end, and in between nothing is due
            if (grain.getTimestamp() > grainMillis) {
                grainMillis = grain.getTimestamp();
                advance(grain);
            }
        }
    }

    /** No timer may ring within a grain of which arrivals wait. */
    private static Watermark wholeGrains(Watermark mark) {
        long time = mark.getTimestamp();
        return time == CustomerStory.FIRST_WATERMARK ? mark : new Watermark(StandingRules.wholeGrains(time));
    }

    private void advance(Watermark mark) throws Exception {
        calendarState.clear();
        calendar.takeUntil(mark.getTimestamp(), this::seeDue);
        story.time().reached(mark.getTimestamp());
        if (story.time().knowsSegments()) {
            pass(mark);
        } else {
            events = mark;
        }
    }

    /** No event comes any more: all that wait are seen, and time goes as far as it came before it ends. */
    private void end() throws Exception {
        calendarState.clear();
        calendar.takeUntil(Long.MAX_VALUE, this::see);
        if (!story.time().knowsSegments()) {
            isOver = true;
            return;
        }
        if (newest != null && newest.getTimestamp() > story.time().reachedMillis()) {
            story.time().reached(newest.getTimestamp());
            pass(newest);
        }
        story.time().reached(Long.MAX_VALUE);
        pass(Watermark.MAX_WATERMARK);
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (!story.time().knowsSegments()) {
            story.time().segmentsRead();
            if (events != null) {
                pass(events);
            }
            if (isOver) {
                end();
            }
        }
    }

    private void pass(Watermark mark) throws Exception {
        processWatermark(mark);
        story.time().passed(mark.getTimestamp());
    }
}
