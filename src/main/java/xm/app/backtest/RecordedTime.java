package xm.app.backtest;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import xm.event.Arrival;

/**
 * Ends recorded time where the recording ends, and leaves out what happened later than asked for.
 *
 * <p>The end of an input is the end of time for Flink: every timer goes off, also that of a customer who would be silent
 * for a year from then. So the last event's time is said first, and what lies between it and the end of time does not
 * happen. One subtask sees all events, so that it is the last of all files.
 */
final class RecordedTime extends AbstractStreamOperator<Arrival> implements OneInputStreamOperator<Arrival, Arrival> {
    private static final String FIRST = "recorded-first";
    private static final String LAST = "recorded-last";
    private static final long NONE = Long.MIN_VALUE;

    private final long untilMillis;
    private transient long newestMillis;
    private transient LongMinimum first;
    private transient LongMaximum last;

    /** @param untilMillis events of this time and later are left out; the greatest long leaves out none */
    RecordedTime(long untilMillis) {
        this.untilMillis = untilMillis;
    }

    @Override
    public void open() throws Exception {
        super.open();
        newestMillis = NONE;
        first = new LongMinimum();
        last = new LongMaximum();
        getRuntimeContext().addAccumulator(FIRST, first);
        getRuntimeContext().addAccumulator(LAST, last);
    }

    /** From the first event to the last, of a job that has ended; of one without events nothing. */
    static TimeSpan span(Map<String, Object> counts) {
        long from = (long) counts.getOrDefault(FIRST, Long.MAX_VALUE);
        long to = (long) counts.getOrDefault(LAST, Long.MIN_VALUE);
        return from > to ? TimeSpan.NONE : new TimeSpan(from, to);
    }

    /** How far event time came, empty without events. */
    static OptionalLong until(TimeSpan span, BacktestPlan plan) {
        return span.equals(TimeSpan.NONE)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        plan.until().map(until -> until.toEpochMilli() - 1).orElse(span.toMillis()));
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Arrival arrival = element.getValue();
        if (!arrival.isAccepted()) {
            output.collect(element);
        } else if (arrival.event().timeMillis() < untilMillis) {
            newestMillis = Math.max(newestMillis, arrival.event().timeMillis());
            first.add(arrival.event().timeMillis());
            last.add(arrival.event().timeMillis());
            output.collect(element);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE && newestMillis != NONE) {
            super.processWatermark(new Watermark(untilMillis == Long.MAX_VALUE ? newestMillis : untilMillis - 1));
        }
        super.processWatermark(mark);
    }
}
