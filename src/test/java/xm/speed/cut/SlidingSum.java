package xm.speed.cut;

import java.io.Serializable;
import xm.signal.Csat;

/**
 * The rule of a window that slides by one pane: its sum is told with each pane that ends, at a cost that does not depend on
 * how many panes it is long.
 *
 * <p>Two stacks (Tangwongsan, Hirzel and Schneider, "Low-Latency Sliding-Window Aggregation in Worst-Case Constant Time",
 * 2017, section 3): newer panes are added to one sum. Older ones are kept as the sums of what lies behind them, so that
 * one that leaves uncovers the sum of those that stay. When the last older pane has left, the newer ones become the older.
 * Nothing is ever subtracted, so what cannot be taken back, a maximum or a sketch, would slide the same way.
 *
 * <p>Every window in which something lies is told, an empty one is not. What comes after its pane was told is late and is
 * dropped from all windows.
 */
final class SlidingSum implements Serializable {
    private final long slideMillis;
    private final long lengthMillis;

    /** @param panes of which a window consists */
    SlidingSum(long slideMillis, int panes) {
        this.slideMillis = slideMillis;
        this.lengthMillis = panes * slideMillis;
    }

    /** What is kept of one cell. */
    interface Shelf {
        /** What that pane counted; once it is an older one, what lies behind it. */
        Csat pane(long startMillis) throws Exception;

        void keep(long startMillis, Csat pane) throws Exception;

        void drop(long startMillis) throws Exception;

        /** {@code null} where no window is open. */
        Sums sums() throws Exception;

        void keep(Sums sums) throws Exception;

        void dropSums();

        /** Asks for {@link SlidingSum#slide} once all before that moment has come. */
        void wake(long endMillis);
    }

    long start(long timeMillis) {
        return timeMillis - Math.floorMod(timeMillis, slideMillis);
    }

    /** End, exclusive, of the pane that begins at a start. */
    long end(long startMillis) {
        return startMillis + slideMillis;
    }

    /**
     * Adds a part of a pane.
     *
     * @param passedMillis the last moment of which all has come
     * @return whether it is in time
     */
    boolean add(Shelf shelf, CsatPane part, long passedMillis) throws Exception {
        long endMillis = end(part.startMillis);
        if (endMillis <= passedMillis + 1) {
            return false;
        }
        Csat pane = shelf.pane(part.startMillis);
        if (pane == null) {
            shelf.keep(part.startMillis, part.csat);
            shelf.wake(endMillis);
        } else {
            pane.merge(part.csat);
            shelf.keep(part.startMillis, pane);
        }
        return true;
    }

    /** The sum of the window that ends then, whose oldest pane leaves it. */
    Csat slide(Shelf shelf, long endMillis) throws Exception {
        Sums sums = shelf.sums();
        if (sums == null) {
            sums = Sums.beginningAt(endMillis - slideMillis);
        }
        Csat newest = shelf.pane(endMillis - slideMillis);
        if (newest != null) {
            sums.newer().merge(newest);
        }
        Csat told = sum(sums.older(), sums.newer());
        Sums left = left(shelf, sums, endMillis);
        if (left.isEmpty()) {
            shelf.dropSums();
        } else {
            shelf.keep(left);
            shelf.wake(endMillis + slideMillis);
        }
        return told;
    }

    private Sums left(Shelf shelf, Sums sums, long endMillis) throws Exception {
        long oldest = endMillis - lengthMillis;
        Sums turned = oldest == sums.turnMillis() ? turned(shelf, endMillis) : sums;
        Csat behind = shelf.pane(oldest);
        if (behind == null) {
            return turned;
        }
        shelf.drop(oldest);
        return new Sums(turned.turnMillis(), behind, turned.newer());
    }

    /** All panes of the window become older ones. */
    private Sums turned(Shelf shelf, long endMillis) throws Exception {
        Csat behind = new Csat();
        for (long start = endMillis - slideMillis; start >= endMillis - lengthMillis; start -= slideMillis) {
            Csat pane = shelf.pane(start);
            if (pane != null) {
                shelf.keep(start, behind);
                behind = sum(pane, behind);
            }
        }
        return new Sums(endMillis, behind, new Csat());
    }

    private static Csat sum(Csat one, Csat other) {
        Csat sum = new Csat();
        sum.merge(one);
        sum.merge(other);
        return sum;
    }
}
