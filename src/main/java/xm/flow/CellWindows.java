package xm.flow;

import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import xm.event.Cell;
import xm.signal.CellWindow;
import xm.signal.Pane;
import xm.signal.Standing;
import xm.signal.Window;
import xm.signal.WindowLadder;
import xm.signal.WindowStack;

/** Carries {@link WindowStack} per cell: panes in, windows told; sealed panes and late parts go on to the roll-ups. */
final class CellWindows extends KeyedProcessFunction<String, Pane, CellWindow>
        implements CheckpointedFunction, KeepsState {
    static final OutputTag<Pane> SEALED = new OutputTag<>("sealed") {};

    static final MapStateDescriptor<WindowId, Window> WINDOWS =
            new MapStateDescriptor<>("windows", WindowId.class, Window.class);
    private static final ListStateDescriptor<WindowId> CORRECTED =
            new ListStateDescriptor<>("corrected", WindowId.class);
    private static final ValueStateDescriptor<Standing> STOCK = new ValueStateDescriptor<>("stock", Standing.class);
    private static final ListStateDescriptor<String> NAMES = new ListStateDescriptor<>("names", String.class);

    private final WindowLadder ladder;
    private final WindowStack stack;
    private final boolean isNamed;
    private transient MapState<WindowId, Window> windows;
    private transient ListState<WindowId> corrected;
    private transient ValueState<Standing> stock;
    private transient ListState<String> names;
    private transient FlowCount late;
    private transient HeldCount held;

    /** @param isNamed whether these are named cells, which roll-ups lie above, and not roll-ups themselves */
    CellWindows(SignalSettings settings, boolean isNamed) {
        ladder = settings.ladder();
        stack = new WindowStack(ladder, settings.allowedLatenessMillis());
        this.isNamed = isNamed;
    }

    @Override
    public List<StateDescriptor<?, ?>> keyedState() {
        return List.of(WINDOWS, CORRECTED, STOCK);
    }

    @Override
    public List<StateDescriptor<?, ?>> operatorState() {
        return List.of(NAMES, HeldCount.STATE);
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext().getMapState(WINDOWS);
        corrected = getRuntimeContext().getListState(CORRECTED);
        stock = getRuntimeContext().getState(STOCK);
        if (isNamed) {
            late = new FlowCount(getRuntimeContext(), FlowMetric.LATE);
        }
    }

    @Override
    public void processElement(Pane part, Context context, Collector<CellWindow> out) throws Exception {
        boolean isLate = stack.add(new KeyedShelf(context), part);
        if (isLate && isNamed) {
            late.add(part.tally.events);
            context.output(SEALED, part);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<CellWindow> out) throws Exception {
        KeyedShelf shelf = new KeyedShelf(context);
        WindowStack.Voice voice = new CellVoice(context, out);
        Iterable<WindowId> again = corrected.get();
        corrected.clear();
        for (WindowId id : again) {
            stack.correct(shelf, ladder.level(id.lengthMillis()), id.startMillis(), time, voice);
        }
        stack.pass(shelf, time, voice);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        names = context.getOperatorStateStore().getUnionListState(NAMES);
        Iterator<String> kept = names.get().iterator();
        if (kept.hasNext() && !ladder.continues(kept.next())) {
            throw new IllegalStateException("the saved state holds the windows "
                    + names.get().iterator().next()
                    + ", the settings name " + ladder
                    + "; longer ones can be added at the end, any other change needs a start without the saved state");
        }
        held = new HeldCount(getRuntimeContext(), FlowMetric.WINDOWS, context);
    }

    /** Windows that are kept. */
    HeldCount held() {
        return held;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        names.update(List.of(ladder.toString()));
        held.snapshot();
    }

    /** The windows of the current key in Flink's state. */
    private final class KeyedShelf implements WindowStack.Shelf {
        private final Context context;

        KeyedShelf(Context context) {
            this.context = context;
        }

        @Override
        public Cell cell() {
            return Cell.ofKey(context.getCurrentKey());
        }

        @Override
        public Window window(int level, long start) throws Exception {
            return windows.get(id(level, start));
        }

        @Override
        public void begun() {
            held.add(1);
        }

        @Override
        public void keep(int level, long start, Window window) throws Exception {
            windows.put(id(level, start), window);
        }

        @Override
        public void drop(int level, long start) throws Exception {
            windows.remove(id(level, start));
            held.add(-1);
        }

        @Override
        public void wake(long timeMillis) {
            context.timerService().registerEventTimeTimer(timeMillis);
        }

        @Override
        public void mark(int level, long start) throws Exception {
            corrected.add(id(level, start));
            long watermark = context.timerService().currentWatermark();
            wake(Math.min(watermark, Long.MAX_VALUE - 1) + 1);
        }

        /** Customers stand in segments, not at touchpoints. */
        @Override
        public Standing stock() throws Exception {
            return isNamed ? null : stock.value();
        }

        @Override
        public void keepStock(Standing sum) throws Exception {
            stock.update(sum);
        }

        private WindowId id(int level, long start) {
            return new WindowId(ladder.lengthsMillis()[level], start);
        }
    }

    /** Tells windows downstream and hands sealed panes to the roll-ups. */
    private final class CellVoice implements WindowStack.Voice {
        private final Context context;
        private final Collector<CellWindow> out;

        CellVoice(Context context, Collector<CellWindow> out) {
            this.context = context;
            this.out = out;
        }

        @Override
        public void tell(CellWindow window) {
            out.collect(window);
        }

        @Override
        public void sealed(long start, Window window) {
            if (isNamed) {
                Pane pane = new Pane(context.getCurrentKey(), start);
                pane.tally = window.tally;
                pane.customersAbove = window.customersAbove;
                context.output(SEALED, pane);
            }
        }
    }
}
