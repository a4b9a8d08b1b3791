package xm.flow;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Verdict;

/**
 * Watches the promises of every cell in a recording, by the steps of {@link RecordedCell}.
 *
 * <p>The books are known when event time begins, which is when they have all been read; what is told before waits, and is
 * then judged as of the time at which it came: when the books were read is chance.
 */
final class RecordedWatch extends KeyedBroadcastProcessFunction<String, CellReport, Bulletin, Verdict> {
    private static final long FIRST_WATERMARK = Long.MIN_VALUE + 1;

    private final PromiseSettings settings;
    private final ListStateDescriptor<WaitingReport> waitingReports;
    private transient RecordedCell cell;
    private transient ListState<WaitingReport> waiting;
    private transient long windowsMillis;

    RecordedWatch(PromiseSettings settings) {
        this.settings = settings;
        waitingReports = new ListStateDescriptor<>("waiting", WaitingReport.class);
    }

    @Override
    public void open(OpenContext context) {
        cell = new RecordedCell(settings.watch(), CellState.recorded(getRuntimeContext()));
        waiting = getRuntimeContext().getListState(waitingReports);
        windowsMillis = RecordedCell.NO_TIME;
    }

    @Override
    public void processElement(CellReport report, ReadOnlyContext context, Collector<Verdict> out) throws Exception {
        if (context.currentWatermark() < FIRST_WATERMARK) {
            waiting.add(new WaitingReport(report, windowsMillis));
            context.timerService().registerEventTimeTimer(FIRST_WATERMARK);
        } else {
            long before = cell.wakeMillis();
            take(report, context.currentWatermark(), voice(context, out), context);
            keepTimer(before, context);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Verdict> out) throws Exception {
        WatchVoice voice = voice(context, out);
        long before = cell.wakeMillis();
        if (time == FIRST_WATERMARK) {
            takeWaiting(voice, context);
        } else if (context.currentWatermark() < Long.MAX_VALUE) {
            cell.reach(time, Cell.ofKey(context.getCurrentKey()), books(context), voice);
        } else {
            cell.end(books(context), voice);
        }
        keepTimer(before, context);
    }

    @Override
    public void processBroadcastElement(Bulletin bulletin, Context context, Collector<Verdict> out) throws Exception {
        PromiseWatch.learn(bulletin, context.getBroadcastState(PromiseWatch.BOOKS), context.currentWatermark());
    }

    /** How far the windows came while the books are still being read. */
    void windowsReach(long watermarkMillis) {
        windowsMillis = watermarkMillis;
    }

    private void takeWaiting(WatchVoice voice, OnTimerContext context) throws Exception {
        Cell key = Cell.ofKey(context.getCurrentKey());
        for (WaitingReport waited : waiting.get()) {
            cell.reach(waited.watermarkMillis(), key, books(context), voice);
            take(waited.report(), waited.watermarkMillis(), voice, context);
        }
        waiting.clear();
    }

    private void take(CellReport report, long reachedMillis, WatchVoice voice, ReadOnlyContext context)
            throws Exception {
        boolean isUnderWay = cell.take(report, reachedMillis, books(context), voice);
        if (isUnderWay) {
            context.timerService().registerEventTimeTimer(report.endMillis() - 1);
        }
    }

    /** One timer a cell. */
    private void keepTimer(long before, ReadOnlyContext context) throws Exception {
        long next = cell.wakeMillis();
        if (next != before) {
            if (before != Long.MAX_VALUE) {
                context.timerService().deleteEventTimeTimer(before);
            }
            if (next != Long.MAX_VALUE) {
                context.timerService().registerEventTimeTimer(next);
            }
        }
    }

    private static WatchVoice voice(ReadOnlyContext context, Collector<Verdict> out) {
        return new WatchVoice(out::collect, news -> context.output(PromiseWatch.NEWS, news));
    }

    private static BookHistory books(ReadOnlyContext context) throws Exception {
        return PromiseWatch.books(context.getBroadcastState(PromiseWatch.BOOKS)).history();
    }
}
