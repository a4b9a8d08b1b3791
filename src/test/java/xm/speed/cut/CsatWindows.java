package xm.speed.cut;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import xm.signal.Csat;

/** Carries {@link SlidingSum} per cell: parts of panes in, windows told. */
final class CsatWindows extends KeyedProcessFunction<String, CsatPane, CsatWindow> {
    private static final MapStateDescriptor<Long, Csat> PANES =
            new MapStateDescriptor<>("panes", Long.class, Csat.class);
    private static final ValueStateDescriptor<Sums> SUMS = new ValueStateDescriptor<>("sums", Sums.class);

    private final SlidingSum rule;
    private transient MapState<Long, Csat> panes;
    private transient ValueState<Sums> sums;
    private transient LongCounter late;

    CsatWindows(SlidingSum rule) {
        this.rule = rule;
    }

    @Override
    public void open(OpenContext context) {
        panes = getRuntimeContext().getMapState(PANES);
        sums = getRuntimeContext().getState(SUMS);
        late = getRuntimeContext().getLongCounter("late");
    }

    @Override
    public void processElement(CsatPane part, Context context, Collector<CsatWindow> out) throws Exception {
        if (!rule.add(new KeyedShelf(context), part, context.timerService().currentWatermark())) {
            late.add(part.csat.n);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<CsatWindow> out) throws Exception {
        long end = time + 1;
        out.collect(new CsatWindow(context.getCurrentKey(), end, rule.slide(new KeyedShelf(context), end)));
    }

    /** The panes of the current key in Flink's state. */
    private final class KeyedShelf implements SlidingSum.Shelf {
        private final Context context;

        KeyedShelf(Context context) {
            this.context = context;
        }

        @Override
        public Csat pane(long startMillis) throws Exception {
            return panes.get(startMillis);
        }

        @Override
        public void keep(long startMillis, Csat pane) throws Exception {
            panes.put(startMillis, pane);
        }

        @Override
        public void drop(long startMillis) throws Exception {
            panes.remove(startMillis);
        }

        @Override
        public Sums sums() throws Exception {
            return sums.value();
        }

        @Override
        public void keep(Sums open) throws Exception {
            sums.update(open);
        }

        @Override
        public void dropSums() {
            sums.clear();
        }

        @Override
        public void wake(long endMillis) {
            context.timerService().registerEventTimeTimer(endMillis - 1);
        }
    }
}
