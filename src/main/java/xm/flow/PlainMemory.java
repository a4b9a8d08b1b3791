package xm.flow;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import xm.promise.CellReport;
import xm.promise.watch.Watch;

/** What is remembered of one cell, outside of any job. */
final class PlainMemory implements CellMemory {
    private final SortedMap<String, Watch> watches = new TreeMap<>();
    private CellTime time = CellTime.NONE;
    private List<CellReport> underWay = List.of();

    @Override
    public SortedMap<String, Watch> watches() {
        return new TreeMap<>(watches);
    }

    @Override
    public void replace(String promise, Watch before, Watch now) {
        if (now == null) {
            watches.remove(promise);
        } else {
            watches.put(promise, now);
        }
    }

    @Override
    public boolean isEmpty() {
        return watches.isEmpty();
    }

    @Override
    public CellTime time() {
        return time;
    }

    @Override
    public void keep(CellTime other) {
        time = other;
    }

    @Override
    public List<CellReport> underWay() {
        return underWay;
    }

    @Override
    public void keepUnderWay(List<CellReport> reports) {
        underWay = List.copyOf(reports);
    }
}
