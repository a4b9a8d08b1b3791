package xm.speed;

import java.io.Serializable;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The end of a job: counts what comes, and lets nothing of it through. */
final class Count<T> extends RichFilterFunction<T> {
    private static final String EVENTS = "events";
    private static final String ANSWERS = "answers";
    private static final String SATISFIED = "satisfied";
    private static final String NAME = "count";

    private final Measure<T> measure;
    private transient LongCounter events;
    private transient LongCounter answers;
    private transient LongCounter satisfied;

    private Count(Measure<T> measure) {
        this.measure = measure;
    }

    /** What a record stands for. */
    interface Measure<T> extends Serializable {
        long events(T record);

        default long answers(T record) {
            return 0;
        }

        default long satisfied(T record) {
            return 0;
        }
    }

    /** Ends a stream. */
    static <T> void end(DataStream<T> stream, Measure<T> measure) {
        stream.filter(new Count<>(measure))
                .uid(NAME)
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
    }

    static Seen events(Map<String, Object> counts) {
        return Seen.events((long) counts.get(EVENTS));
    }

    static Seen all(Map<String, Object> counts) {
        return new Seen((long) counts.get(EVENTS), (long) counts.get(ANSWERS), (long) counts.get(SATISFIED));
    }

    /** Of windows, each answer in so many of them. */
    static Seen inWindows(Map<String, Object> counts, int overlap) {
        return Seen.inWindows((long) counts.get(ANSWERS), (long) counts.get(SATISFIED), overlap);
    }

    @Override
    public void open(OpenContext context) {
        events = getRuntimeContext().getLongCounter(EVENTS);
        answers = getRuntimeContext().getLongCounter(ANSWERS);
        satisfied = getRuntimeContext().getLongCounter(SATISFIED);
    }

    @Override
    public boolean filter(T record) {
        events.add(measure.events(record));
        answers.add(measure.answers(record));
        satisfied.add(measure.satisfied(record));
        return false;
    }
}
