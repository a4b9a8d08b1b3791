package xm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import xm.promise.CellReport;
import xm.promise.watch.Watch;

/** What is remembered of the current key's cell, in Flink's state. */
final class CellState implements CellMemory {
    static final MapStateDescriptor<String, Watch> WATCHES =
            new MapStateDescriptor<>("watches", String.class, Watch.class);
    static final ValueStateDescriptor<CellTime> TIME = new ValueStateDescriptor<>("time", CellTime.class);

    private final MapState<String, Watch> watches;
    private final ValueState<CellTime> times;
    /** {@code null} in a running job, where nothing waits for its time. */
    private final ListState<CellReport> underWay;

    /** Told how many more are watched. */
    private final LongConsumer count;

    private CellState(RuntimeContext context, ListState<CellReport> underWay, LongConsumer count) {
        watches = context.getMapState(WATCHES);
        times = context.getState(TIME);
        this.underWay = underWay;
        this.count = count;
    }

    static CellState live(RuntimeContext context, HeldCount watches) {
        return new CellState(context, null, watches::add);
    }

    static CellState recorded(RuntimeContext context) {
        ListState<CellReport> underWay = context.getListState(new ListStateDescriptor<>("under-way", CellReport.class));
        return new CellState(context, underWay, more -> {});
    }

    @Override
    public SortedMap<String, Watch> watches() throws Exception {
        SortedMap<String, Watch> all = new TreeMap<>();
        for (Map.Entry<String, Watch> entry : watches.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }

    @Override
    public void replace(String promise, Watch before, Watch now) throws Exception {
        if (now == null) {
            watches.remove(promise);
        } else {
            watches.put(promise, now);
        }
        count.accept((now == null ? 0 : 1) - (before == null ? 0 : 1));
    }

    @Override
    public boolean isEmpty() throws Exception {
        return watches.isEmpty();
    }

    @Override
    public CellTime time() throws Exception {
        CellTime time = times.value();
        return time == null ? CellTime.NONE : time;
    }

    @Override
    public void keep(CellTime time) throws Exception {
        if (time.equals(CellTime.NONE)) {
            times.clear();
        } else {
            times.update(time);
        }
    }

    @Override
    public List<CellReport> underWay() throws Exception {
        List<CellReport> reports = new ArrayList<>();
        underWay.get().forEach(reports::add);
        return reports;
    }

    @Override
    public void keepUnderWay(List<CellReport> reports) throws Exception {
        underWay.update(reports);
    }
}
