package xm.signal;

import java.io.Serializable;
import xm.event.Cell;

/**
 * The rule of one cell's windows: what comes in is added to one pane, and a finished window to the next longer one.
 *
 * <ul>
 *   <li>A window is told once when event time has passed its end, finest first, with revision 0.
 *   <li>What comes later is added to every window that was told already, up to the first that was not; those are told
 *       again at the next watermark, however many corrections came together. Their revision is the number of events
 *       that came late and of facts that changed: it grows with the window, also when a restored job tells it in other
 *       steps than before.
 *   <li>A window is dropped when the allowed lateness after its end is over and no fact in it is open any more.
 *   <li>Changes of standing add up to a stock; a window tells the stock as it was at its end.
 * </ul>
 *
 * So an event costs one addition, and a window one more for each longer one, however long or many the windows are.
 */
public final class WindowStack implements Serializable {
    private final WindowLadder ladder;
    private final long latenessMillis;

    public WindowStack(WindowLadder ladder, long latenessMillis) {
        this.ladder = ladder;
        this.latenessMillis = latenessMillis;
    }

    /** Adds a part of a pane, and says whether the pane had been told already. */
    public boolean add(Shelf shelf, Pane part) throws Exception {
        boolean isLate = addTo(shelf, 0, part.startMillis, part.tally, part.customersAbove);
        if (isLate) {
            addToStock(shelf, part.tally);
            addAbove(shelf, 0, part.startMillis, part.tally);
        }
        return isLate;
    }

    /** Event time has passed {@code timeMillis}: tells and drops what is due then. */
    public void pass(Shelf shelf, long timeMillis, Voice voice) throws Exception {
        for (int level = 0; level < ladder.levels(); level++) {
            if (isEnd(level, timeMillis + 1)) {
                finish(shelf, level, startBefore(level, timeMillis + 1), voice);
            }
        }
        for (int level = 0; level < ladder.levels() && latenessMillis != Long.MAX_VALUE; level++) {
            if (isEnd(level, timeMillis + 1 - latenessMillis)) {
                long start = startBefore(level, timeMillis + 1 - latenessMillis);
                Window window = shelf.window(level, start);
                if (window != null && window.tally.open == 0) {
                    shelf.drop(level, start);
                }
            }
        }
    }

    /** Tells a window again that late events or facts have changed, if it is still kept, and drops it if it was due. */
    public void correct(Shelf shelf, int level, long start, long timeMillis, Voice voice) throws Exception {
        Window window = shelf.window(level, start);
        if (window == null) {
            return;
        }
        window.isMarked = false;
        if (window.isCorrected) {
            tell(shelf, level, start, window, voice);
        } else {
            shelf.keep(level, start, window);
        }
        if (window.tally.open == 0 && isOver(level, start, timeMillis)) {
            shelf.drop(level, start);
        }
    }

    /** Windows that were told share the stock they were told with, so it is never changed but replaced. */
    private void addToStock(Shelf shelf, Tally part) throws Exception {
        if (part.standing == null) {
            return;
        }
        Standing before = shelf.stock();
        Standing stock = new Standing();
        if (before != null) {
            stock.mergeStock(before);
        }
        stock.mergeStock(part.standing);
        shelf.keepStock(stock.isNothing() ? null : stock);
    }

    /** Adds to the next longer window, and on as long as that one was told already and so passes nothing on itself. */
    private void addAbove(Shelf shelf, int below, long timeMillis, Tally tally) throws Exception {
        boolean isTold = true;
        for (int level = below + 1; isTold && level < ladder.levels(); level++) {
            isTold = addTo(shelf, level, timeMillis, tally, null);
        }
    }

    private boolean addTo(Shelf shelf, int level, long timeMillis, Tally tally, long[] customersAbove)
            throws Exception {
        long start = ladder.start(level, timeMillis);
        Window window = shelf.window(level, start);
        if (window == null) {
            window = new Window();
            shelf.begun();
            shelf.wake(ladder.end(level, start) - 1);
        }
        window.tally.merge(tally);
        boolean isTold = window.isTold();
        if (!isTold) {
            window.customersAbove = Counts.sum(window.customersAbove, customersAbove);
        } else {
            window.isCorrected |= !tally.saysNothing();
            if (!window.isMarked) {
                window.isMarked = true;
                shelf.mark(level, start);
            }
        }
        shelf.keep(level, start, window);
        return isTold;
    }

    private void finish(Shelf shelf, int level, long start, Voice voice) throws Exception {
        Window window = shelf.window(level, start);
        if (window == null || window.isTold()) {
            return;
        }
        addAbove(shelf, level, start, window.tally);
        if (level == 0) {
            addToStock(shelf, window.tally);
            voice.sealed(start, window);
            window.customersAbove = null;
        }
        tell(shelf, level, start, window, voice);
        long end = ladder.end(level, start);
        if (end == WindowLadder.UNBOUNDED) {
            shelf.drop(level, start);
        } else if (latenessMillis != Long.MAX_VALUE) {
            shelf.wake(end - 1 + latenessMillis);
        }
    }

    private void tell(Shelf shelf, int level, long start, Window window, Voice voice) throws Exception {
        Standing stock = window.isTold() ? null : shelf.stock();
        CellWindow told = window.tell(shelf.cell(), ladder.name(level), level, start, ladder.end(level, start), stock);
        shelf.keep(level, start, window);
        voice.tell(told);
    }

    private boolean isOver(int level, long start, long timeMillis) {
        long end = ladder.end(level, start);
        return latenessMillis != Long.MAX_VALUE
                && end != WindowLadder.UNBOUNDED
                && timeMillis >= end - 1 + latenessMillis;
    }

    private boolean isEnd(int level, long timeMillis) {
        long length = ladder.lengthsMillis()[level];
        return length == WindowLadder.UNBOUNDED ? timeMillis == length : Math.floorMod(timeMillis, length) == 0;
    }

    private long startBefore(int level, long endMillis) {
        long length = ladder.lengthsMillis()[level];
        return length == WindowLadder.UNBOUNDED ? 0 : endMillis - length;
    }

    /** Where the windows of one cell are kept. */
    public interface Shelf {
        Cell cell();

        /** The window of a level that starts at a time, or {@code null}. */
        Window window(int level, long start) throws Exception;

        /** A window begins that is kept from now until it is dropped. */
        void begun();

        void keep(int level, long start, Window window) throws Exception;

        /** Drops a window that is kept. */
        void drop(int level, long start) throws Exception;

        /** Asks for {@link #pass} when event time passes a moment. */
        void wake(long timeMillis);

        /** Asks for {@link #correct} at the next watermark. */
        void mark(int level, long start) throws Exception;

        /** How the customers of the cell stand as of its last sealed pane, or {@code null}. */
        Standing stock() throws Exception;

        void keepStock(Standing stock) throws Exception;
    }

    /** Who is told. */
    public interface Voice {
        void tell(CellWindow window);

        /** A pane is complete as far as event time says. */
        void sealed(long start, Window pane);
    }
}
