package xm.flow;

import static xm.event.Touchpoints.second;

import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
import xm.event.Touchpoints;
import xm.signal.Fact;
import xm.signal.WindowLadder;

/** The operator of stories alone: what it is told, and what it says, in words. */
final class StoryHarness extends KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> {
    /** Windows of ten seconds and a minute, a minute of lateness, customers who are remembered for a day. */
    static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 86_400_000, 100);

    /** Of those that are rescaled. */
    static final int KEY_GROUPS = 12;

    private final int parallelism;
    private final int subtask;

    StoryHarness() throws Exception {
        this(new StoryOperator(new CustomerStory(SETTINGS)));
    }

    StoryHarness(StoryOperator operator) throws Exception {
        super(operator, new CustomerKey(), SegmentAssignment::customer, Types.STRING);
        parallelism = 1;
        subtask = 0;
    }

    /** One of several subtasks. */
    StoryHarness(CustomerStory story, int parallelism, int subtask) throws Exception {
        super(
                new StoryOperator(story),
                new CustomerKey(),
                SegmentAssignment::customer,
                Types.STRING,
                KEY_GROUPS,
                parallelism,
                subtask);
        this.parallelism = parallelism;
        this.subtask = subtask;
    }

    /** Opens it; its segments are known, and events have come to {@code second(0)}. */
    StoryHarness begun() throws Exception {
        open();
        segmentsAreRead();
        reach(second(0));
        return this;
    }

    /** Opens it with what another one kept. */
    StoryHarness goneOnFrom(OperatorSubtaskState kept) throws Exception {
        setup();
        initializeState(kept);
        open();
        return this;
    }

    /** The same with its part of what so many subtasks kept. */
    StoryHarness goneOnFrom(OperatorSubtaskState kept, int before) throws Exception {
        return goneOnFrom(repartitionOperatorState(kept, KEY_GROUPS, before, parallelism, subtask));
    }

    void see(Touchpoints event) throws Exception {
        see(event.arrival());
    }

    void see(Arrival arrival) throws Exception {
        processElement1(new StreamRecord<>(arrival, arrival.event().timeMillis()));
    }

    void assign(String customer, String segment, long fromMillis) throws Exception {
        processElement2(new StreamRecord<>(new SegmentAssignment(customer, segment, fromMillis)));
    }

    void erase(String customer, long atMillis) throws Exception {
        processElement2(new StreamRecord<>(SegmentAssignment.erasure(customer, atMillis)));
    }

    void segmentsAreRead() throws Exception {
        processWatermark2(Watermark.MAX_WATERMARK);
    }

    /** Event time of events has come so far. */
    void reach(long timeMillis) throws Exception {
        processWatermark1(new Watermark(timeMillis));
    }

    /** All events are over. */
    void end() throws Exception {
        processWatermark1(Watermark.MAX_WATERMARK);
    }

    List<String> told() {
        return extractOutputValues().stream().map(StoryHarness::words).toList();
    }

    /** What was said beside. */
    <T> List<T> side(OutputTag<T> tag) {
        var records = getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    /** An event or a fact in words. */
    static String words(Object value) {
        Told told = (Told) value;
        return told.fact() == null ? told.event().id() + " " + told.segment() : words(told.fact());
    }

    private static String words(Fact fact) {
        String what = fact.effort() != null
                ? String.format(Locale.ROOT, "effort %.2f", fact.effort().effort01())
                : fact.firstContact() != null
                        ? "fcr " + fact.firstContact().isResolved()
                        : "case " + fact.resolution().isInTarget();
        return what + (fact.isOpen() ? " open" : " final") + (fact.isTakenBack() ? " taken back" : "");
    }
}
