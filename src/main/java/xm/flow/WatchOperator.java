package xm.flow;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import xm.promise.CellReport;
import xm.promise.Verdict;

/**
 * Runs {@link PromiseWatch}, and lets event time pass only when it no longer waits for the promise books.
 *
 * <p>Verdicts on what was told meanwhile would else come when their time has passed: a job that begins with windows of
 * hours before would raise none of the alerts of these hours, as the desk takes what comes late for what is so now.
 */
final class WatchOperator extends CoBroadcastWithKeyedOperator<String, CellReport, Bulletin, Verdict> {
    private final PromiseWatch watch;
    private transient Watermark held;

    WatchOperator(PromiseSettings settings) {
        this(new PromiseWatch(settings));
    }

    private WatchOperator(PromiseWatch watch) {
        super(watch, List.of(PromiseWatch.BOOKS));
        this.watch = watch;
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch.begin(PromiseWatch.books(getOperatorStateBackend().getBroadcastState(PromiseWatch.BOOKS)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (watch.isReadingBooks()) {
            held = mark;
        } else {
            held = null;
            super.processWatermark(mark);
        }
    }

    @Override
    public void processElement2(StreamRecord<Bulletin> bulletin) throws Exception {
        super.processElement2(bulletin);
        if (held != null) {
            processWatermark(held);
        }
    }
}
