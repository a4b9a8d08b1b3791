package xm.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * Watches the promises of every cell in a recording, where event time is the only clock.
 *
 * <p>The books are known when event time begins, which is when they have all been read; what is told before waits. A cell
 * is woken where its time has come to anyway: up to the end of a window before that is seen, and when the watermark
 * has passed. In a silence it is woken first once a pane, then each time the silence has grown by {@value #PATIENCE}th
 * of its length, once a day at least: so the same recording gives the same verdicts at any speed and parallelism, and years
 * of silence cost little.
 *
 * <p>A window longer than a pane waits until time has come to its end. The last ones are told when the recording is over,
 * and that an hour would have ended then is no silence.
 */
final class RecordedWatch extends KeyedBroadcastProcessFunction<String, CellReport, Bulletin, Verdict> {
    private static final long FIRST_WATERMARK = Long.MIN_VALUE + 1;
    private static final int PATIENCE = 32;
    private static final long DAY = 86_400_000;

    private final PromiseSettings settings;
    private final ListStateDescriptor<CellReport> waitingReports;
    private transient CellWatches watches;
    private transient ListState<CellReport> waiting;
    private transient ListState<CellReport> underWay;

    RecordedWatch(PromiseSettings settings) {
        this.settings = settings;
        waitingReports = new ListStateDescriptor<>("waiting", CellReport.class);
    }

    @Override
    public void open(OpenContext context) {
        watches = new CellWatches(getRuntimeContext(), settings.watch());
        waiting = getRuntimeContext().getListState(waitingReports);
        underWay = getRuntimeContext().getListState(new ListStateDescriptor<>("under-way", CellReport.class));
    }

    @Override
    public void processElement(CellReport report, ReadOnlyContext context, Collector<Verdict> out) throws Exception {
        if (context.currentWatermark() < FIRST_WATERMARK) {
            waiting.add(report);
            context.timerService().registerEventTimeTimer(FIRST_WATERMARK);
        } else {
            CellTime before = watches.time();
            take(report, books(context), new WatchVoice(out, news -> context.output(PromiseWatch.NEWS, news)), context);
            keepTimer(before, context);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Verdict> out) throws Exception {
        WatchVoice voice = new WatchVoice(out, news -> context.output(PromiseWatch.NEWS, news));
        CellTime before = watches.time();
        if (time == FIRST_WATERMARK) {
            for (CellReport report : waiting.get()) {
                take(report, books(context), voice, context);
            }
            waiting.clear();
        } else if (context.currentWatermark() < Long.MAX_VALUE) {
            finish(time + 1, books(context), voice);
            wakeUntil(time, Cell.ofKey(context.getCurrentKey()), books(context), voice);
        } else {
            // beyond the end of the recording nothing happens, not even silence
            for (CellReport report : inOrder(underWay.get())) {
                watches.see(report, books(context), report.endMillis(), voice);
            }
            underWay.clear();
        }
        keepTimer(before, context);
    }

    @Override
    public void processBroadcastElement(Bulletin bulletin, Context context, Collector<Verdict> out) throws Exception {
        PromiseWatch.learn(bulletin, context.getBroadcastState(PromiseWatch.BOOKS));
    }

    private void take(CellReport report, BookHistory books, WatchVoice voice, ReadOnlyContext context)
            throws Exception {
        long last = report.endMillis() - 1;
        if (report.windowMillis() > settings.watch().paneMillis() && last > context.currentWatermark()) {
            underWay.add(report);
            context.timerService().registerEventTimeTimer(last);
        } else {
            finish(report.startMillis(), books, voice);
            see(report, books, voice);
        }
    }

    /** Time has come so far: windows that have ended by then are seen. */
    private void finish(long untilMillis, BookHistory books, WatchVoice voice) throws Exception {
        List<CellReport> ended = new ArrayList<>();
        List<CellReport> more = new ArrayList<>();
        for (CellReport report : underWay.get()) {
            (report.endMillis() <= untilMillis ? ended : more).add(report);
        }
        if (!ended.isEmpty()) {
            underWay.update(more);
            for (CellReport report : inOrder(ended)) {
                see(report, books, voice);
            }
        }
    }

    private static List<CellReport> inOrder(Iterable<CellReport> reports) {
        List<CellReport> ordered = new ArrayList<>();
        reports.forEach(ordered::add);
        ordered.sort(Comparator.comparingLong(CellReport::endMillis)
                .thenComparingLong(CellReport::windowMillis)
                .thenComparingInt(CellReport::revision));
        return ordered;
    }

    private void see(CellReport report, BookHistory books, WatchVoice voice) throws Exception {
        wakeUntil(report.endMillis() - 1, Cell.ofKey(report.cell()), books, voice);
        watches.see(report, books, report.endMillis(), voice);
        CellTime time = watches.time();
        watches.keep(time.wakingAt(time.heardMillis() + settings.watch().paneMillis()));
    }

    private void wakeUntil(long untilMillis, Cell cell, BookHistory books, WatchVoice voice) throws Exception {
        CellTime time = watches.time();
        while (time.wakeMillis() <= untilMillis) {
            watches.wake(cell, books, time.wakeMillis(), voice.at(time.wakeMillis()));
            long silent = time.wakeMillis() - time.heardMillis();
            time = time.wakingAt(
                    time.wakeMillis() + Math.max(settings.watch().paneMillis(), Math.min(silent / PATIENCE, DAY)));
            watches.keep(time);
            time = watches.time();
        }
    }

    /** One timer a cell. */
    private void keepTimer(CellTime before, ReadOnlyContext context) throws Exception {
        long next = watches.time().wakeMillis();
        if (next != before.wakeMillis()) {
            if (before.wakeMillis() != Long.MAX_VALUE) {
                context.timerService().deleteEventTimeTimer(before.wakeMillis());
            }
            if (next != Long.MAX_VALUE) {
                context.timerService().registerEventTimeTimer(next);
            }
        }
    }

    private static BookHistory books(ReadOnlyContext context) throws Exception {
        return PromiseWatch.books(context.getBroadcastState(PromiseWatch.BOOKS)).history();
    }
}
