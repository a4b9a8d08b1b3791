package xm.flow;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import xm.promise.CellReport;
import xm.promise.Verdict;

/**
 * Runs {@link PromiseWatch}, and lets event time pass only when it no longer waits for the promise books.
 *
 * <p>Verdicts on what was told meanwhile would else come when their time has passed: a job that begins with windows of
 * hours before would raise none of the alerts of these hours, as the desk takes what comes late for what is so now. That
 * windows have fallen idle waits too, for who is idle says nothing of time any more.
 */
final class WatchOperator extends CoBroadcastWithKeyedOperator<String, CellReport, Bulletin, Verdict> {
    private static final int WINDOWS = 0;

    private final PromiseWatch watch;
    private transient Watermark held;
    private transient WatermarkStatus heldStatus;

    WatchOperator(PromiseSettings settings) {
        this(new PromiseWatch(settings));
    }

    private WatchOperator(PromiseWatch watch) {
        super(watch, List.of(PromiseWatch.BOOKS));
        this.watch = watch;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (watch.isReadingBooks()) {
            held = mark;
        } else {
            super.processWatermark(mark);
        }
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == WINDOWS && watch.isReadingBooks()) {
            heldStatus = status;
        } else {
            super.processWatermarkStatus(status, input);
        }
    }

    @Override
    public void processElement2(StreamRecord<Bulletin> bulletin) throws Exception {
        super.processElement2(bulletin);
        if (!watch.isReadingBooks()) {
            letGo();
        }
    }

    private void letGo() throws Exception {
        if (held != null) {
            super.processWatermark(held);
            held = null;
        }
        if (heldStatus != null) {
            super.processWatermarkStatus(heldStatus, WINDOWS);
            heldStatus = null;
        }
    }
}
