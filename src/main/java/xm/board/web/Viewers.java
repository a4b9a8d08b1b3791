package xm.board.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** The pages that are open, and what has been told to pages since the server began. */
public final class Viewers implements Viewer.Watcher {
    private final Set<Viewer> open = ConcurrentHashMap.newKeySet();
    private final LongAdder differences = new LongAdder();
    private final LongAdder wholes = new LongAdder();
    private final LongAdder cut = new LongAdder();

    Viewers() {}

    void open(Viewer viewer) {
        open.add(viewer);
        viewer.open();
    }

    void wake() {
        open.forEach(Viewer::wake);
    }

    void end() {
        open.forEach(Viewer::end);
    }

    @Override
    public void told(boolean isWhole) {
        (isWhole ? wholes : differences).increment();
    }

    @Override
    public void gone(Viewer viewer) {
        open.remove(viewer);
    }

    /** Who closes a page is gone too, but was not too slow. */
    @Override
    public void lost(Throwable why) {
        if (why instanceof TimeoutException) {
            cut.increment();
        }
    }

    /** How many pages are open. */
    public int count() {
        return open.size();
    }

    /** Told to pages and not yet taken. */
    public long waitingBytes() {
        return open.stream().mapToLong(Viewer::waitingBytes).sum();
    }

    /** Ticks that were told as what had changed since the one before. */
    public long differences() {
        return differences.sum();
    }

    /** Ticks that were told whole: to pages that were opened, and to those that had missed one. */
    public long wholes() {
        return wholes.sum();
    }

    /** Pages that took nothing for as long as a connection may idle. */
    public long cut() {
        return cut.sum();
    }
}
