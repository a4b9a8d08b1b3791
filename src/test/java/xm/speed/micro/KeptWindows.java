package xm.speed.micro;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import xm.event.Cell;
import xm.signal.CellWindow;
import xm.signal.Standing;
import xm.signal.Window;
import xm.signal.WindowStack;

/** The windows of one cell in memory, with timers that are looked at before each part that comes in. */
final class KeptWindows implements WindowStack.Shelf, WindowStack.Voice {
    private static final Cell CELL = new Cell("gold", "checkout", "web");

    private final WindowStack stack;
    private final Map<Place, Window> windows = new HashMap<>();
    private final TreeSet<Long> wakes = new TreeSet<>();
    private int told;

    KeptWindows(WindowStack stack) {
        this.stack = stack;
    }

    private record Place(int level, long start) {}

    /** Does what is due before a time. */
    void pass(long timeMillis) throws Exception {
        while (!wakes.isEmpty() && wakes.first() < timeMillis) {
            stack.pass(this, wakes.pollFirst(), this);
        }
    }

    int told() {
        return told;
    }

    @Override
    public Cell cell() {
        return CELL;
    }

    @Override
    public Window window(int level, long start) {
        return windows.get(new Place(level, start));
    }

    @Override
    public void begun() {
        // nobody counts them
    }

    @Override
    public void keep(int level, long start, Window window) {
        windows.put(new Place(level, start), window);
    }

    @Override
    public void drop(int level, long start) {
        windows.remove(new Place(level, start));
    }

    @Override
    public void wake(long timeMillis) {
        wakes.add(timeMillis);
    }

    @Override
    public void mark(int level, long start) {
        throw new IllegalStateException("nothing is late here");
    }

    @Override
    public Standing stock() {
        return null;
    }

    @Override
    public void keepStock(Standing stock) {
        throw new IllegalStateException("customers stand in segments, and this is a named cell");
    }

    @Override
    public void tell(CellWindow window) {
        told++;
    }

    @Override
    public void sealed(long start, Window pane) {
        // no roll-up lies above
    }
}
