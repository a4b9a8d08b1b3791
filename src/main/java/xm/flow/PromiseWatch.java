package xm.flow;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import xm.event.Cell;
import xm.promise.CellReport;
import xm.promise.Verdict;

/**
 * Watches the promises of every cell in a running job: windows and promise books in, verdicts out.
 *
 * <p>Every tick of the clock wakes every cell, for a source that is silent sends nothing that could. What was told before
 * the promise books are known waits for them, but for no longer than the settings say.
 */
final class PromiseWatch extends KeyedBroadcastProcessFunction<String, CellReport, Bulletin, Verdict>
        implements CheckpointedFunction, KeepsState {
    static final MapStateDescriptor<String, KnownBooks> BOOKS =
            new MapStateDescriptor<>("books", String.class, KnownBooks.class);
    static final OutputTag<DeskNews> NEWS = new OutputTag<>("news") {};

    private static final String ALL = "all";
    /** By then whoever reads the topic of promise books has read it once. */
    private static final long FIRST_BOOK_MILLIS = 30_000;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final PromiseSettings settings;
    private final ListStateDescriptor<CellReport> waitingReports;
    private transient CellWatches watches;
    private transient HeldCount held;
    private transient ListState<CellReport> waiting;
    private transient long firstTickMillis;
    private transient boolean isReadingBooks;

    PromiseWatch(PromiseSettings settings) {
        this.settings = settings;
        waitingReports = waiting(settings);
    }

    @Override
    public List<StateDescriptor<?, ?>> keyedState() {
        return List.of(CellState.WATCHES, CellState.TIME, waitingReports);
    }

    @Override
    public List<StateDescriptor<?, ?>> operatorState() {
        return List.of(BOOKS, HeldCount.STATE);
    }

    @Override
    public void open(OpenContext context) {
        watches = new CellWatches(settings.watch(), CellState.live(getRuntimeContext(), held));
        waiting = getRuntimeContext().getListState(waitingReports);
        firstTickMillis = UNKNOWN;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        isReadingBooks =
                !books(context.getOperatorStateStore().getBroadcastState(BOOKS)).isKnown();
        held = new HeldCount(getRuntimeContext(), FlowMetric.WATCHES, context);
    }

    /** Promises that are watched, once for each cell. */
    HeldCount held() {
        return held;
    }

    /** Whether the first book may still be on its way; where none comes, nobody has promised anything yet. */
    private boolean isEarly(Bulletin bulletin) {
        if (bulletin.book() == null && firstTickMillis == UNKNOWN) {
            firstTickMillis = bulletin.nowMillis();
        }
        return bulletin.book() != null || bulletin.nowMillis() - firstTickMillis < FIRST_BOOK_MILLIS;
    }

    /** Whether what was told waits for promise books that are about to come. */
    boolean isReadingBooks() {
        return isReadingBooks;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        held.snapshot();
    }

    @Override
    public void processElement(CellReport report, ReadOnlyContext context, Collector<Verdict> out) throws Exception {
        KnownBooks books = books(context.getBroadcastState(BOOKS));
        if (books.isKnown()) {
            see(report, books, new WatchVoice(out::collect, news -> context.output(NEWS, news)));
        } else {
            waiting.add(report);
        }
    }

    @Override
    public void processBroadcastElement(Bulletin bulletin, Context context, Collector<Verdict> out) throws Exception {
        KnownBooks before = books(context.getBroadcastState(BOOKS));
        KnownBooks books = learn(bulletin, context.getBroadcastState(BOOKS), context.currentWatermark());
        isReadingBooks &= !books.isKnown() && (!books.history().isEmpty() || isEarly(bulletin));
        if (!books.isKnown() || bulletin.book() != null) {
            return;
        }
        WatchVoice voice = new WatchVoice(out::collect, news -> context.output(NEWS, news));
        if (!before.isKnown()) {
            context.applyToKeyedState(waitingReports, (cell, reports) -> {
                for (CellReport report : reports.get()) {
                    see(report, books, voice);
                }
                reports.clear();
            });
        }
        if (books.front().isKnown()) {
            context.applyToKeyedState(
                    CellState.WATCHES,
                    (cell, all) ->
                            watches.wake(Cell.ofKey(cell), books.history(), books.front(), voice.at(DeskNews.AT_ONCE)));
        }
    }

    private void see(CellReport report, KnownBooks books, WatchVoice voice) throws Exception {
        watches.see(report, books.history(), books.front(), voice);
        // here alone: in a recording nobody waits for an answer
        if (report.windowMillis() == settings.watch().paneMillis()) {
            voice.echo(report);
        }
    }

    static KnownBooks learn(Bulletin bulletin, BroadcastState<String, KnownBooks> state, long watermarkMillis)
            throws Exception {
        KnownBooks before = books(state);
        KnownBooks books = bulletin.book() != null
                ? before.with(bulletin.book())
                : before.at(bulletin.nowMillis(), watermarkMillis);
        state.put(ALL, books);
        return books;
    }

    static KnownBooks books(ReadOnlyBroadcastState<String, KnownBooks> state) throws Exception {
        KnownBooks books = state.get(ALL);
        return books == null ? KnownBooks.NONE : books;
    }

    static ListStateDescriptor<CellReport> waiting(PromiseSettings settings) {
        ListStateDescriptor<CellReport> descriptor = new ListStateDescriptor<>("waiting", CellReport.class);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofMillis(settings.firstBookWithinMillis()))
                .build());
        return descriptor;
    }
}
