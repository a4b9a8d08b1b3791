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
 *       that came late: it grows with the window, also when a restored job tells it in other steps than before.
 *   <li>A window is dropped when the allowed lateness after its end is over.
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
                shelf.drop(level, startBefore(level, timeMillis + 1 - latenessMillis));
            }
        }
    }

    /** Tells a window again that late events have changed, if it is still kept. */
    public void correct(Shelf shelf, int level, long start, Voice voice) throws Exception {
        Window window = shelf.window(level, start);
        if (window != null && window.isCorrected) {
            tell(shelf, level, start, window, voice);
        }
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
            shelf.wake(ladder.end(level, start) - 1);
        }
        window.tally.merge(tally);
        boolean isTold = window.isTold();
        if (!isTold) {
            window.customersAbove = Counts.sum(window.customersAbove, customersAbove);
        } else if (!window.isCorrected) {
            window.isCorrected = true;
            shelf.markCorrected(level, start);
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
        CellWindow told = window.tell(shelf.cell(), ladder.name(level), level, start, ladder.end(level, start));
        shelf.keep(level, start, window);
        voice.tell(told);
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

        void keep(int level, long start, Window window) throws Exception;

        void drop(int level, long start) throws Exception;

        /** Asks for {@link #pass} when event time passes a moment. */
        void wake(long timeMillis);

        /** Asks for {@link #correct} at the next watermark. */
        void markCorrected(int level, long start) throws Exception;
    }

    /** Who is told. */
    public interface Voice {
        void tell(CellWindow window);

        /** A pane is complete as far as event time says. */
        void sealed(long start, Window pane);
    }
}
