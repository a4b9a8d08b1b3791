package xm.flow;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import xm.promise.CellReport;
import xm.promise.Verdict;

/**
 * Runs {@link RecordedWatch} by the event time of windows alone; that of books only says when they have all been read.
 *
 * <p>Flink would take the lesser of both, and where a short recording is over before its books are read, skip from no time
 * to the end of time: nothing that is due in between would happen in its time.
 */
final class RecordedWatchOperator extends CoBroadcastWithKeyedOperator<String, CellReport, Bulletin, Verdict> {
    private final RecordedWatch watch;
    private transient Watermark windows;
    private transient boolean isOver;
    private transient boolean areBooksRead;

    RecordedWatchOperator(PromiseSettings settings) {
        this(new RecordedWatch(settings));
    }

    private RecordedWatchOperator(RecordedWatch watch) {
        super(watch, List.of(PromiseWatch.BOOKS));
        this.watch = watch;
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (areBooksRead) {
            processWatermark(mark);
        } else if (mark.equals(Watermark.MAX_WATERMARK)) {
            isOver = true;
        } else {
            windows = mark;
            watch.windowsReach(mark.getTimestamp());
        }
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (!areBooksRead && mark.equals(Watermark.MAX_WATERMARK)) {
            areBooksRead = true;
            if (windows != null) {
                processWatermark(windows);
            }
            if (isOver) {
                processWatermark(mark);
            }
        }
    }
}
