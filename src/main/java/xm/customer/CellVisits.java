package xm.customer;

import java.util.Arrays;
import java.util.function.LongConsumer;
import xm.event.Channel;
import xm.event.Shape;
import xm.signal.WindowLadder;

/**
 * In which panes of which named cells a customer was seen, in order of time: pairs in two arrays.
 *
 * <p>A named cell is kept as one number, of which segment, touchpoint and channel have bits of their own; so one pair says
 * for all {@linkplain Shape shapes} where the customer was seen. The nearest visit of a cell is mostly among the newest, and
 * who looks for it goes no further than the longest window.
 *
 * <p>The bits are of hashes: of 20 segments two are taken for one with a probability of 7e-4, of a thousand touchpoints with
 * 3e-5. Then customers who are seen in both are not counted as customers of the second one's own cells in that window.
 */
public final class CellVisits {
    private static final int CHANNEL_BITS = 12;
    private static final int TOUCHPOINT_BITS = 34;
    private static final long CHANNEL = (1L << CHANNEL_BITS) - 1;
    private static final long SEGMENT = -1L << (CHANNEL_BITS + TOUCHPOINT_BITS);
    private static final long TOUCHPOINT = ~SEGMENT & ~CHANNEL;

    private static final int ALL_SHAPES = (1 << Shape.ALL.length) - 1;
    private static final int LEAST_CAPACITY = 4;

    // hot path: mutable on purpose, public for the serializer
    public long[] cells = {};
    public long[] panes = {};
    public int size;

    /** So many, to be read into it, and room for that of one more event, which mostly is why a memory is read. */
    public static CellVisits of(int size) {
        CellVisits visits = new CellVisits();
        visits.cells = new long[size + 1];
        visits.panes = new long[size + 1];
        visits.size = size;
        return visits;
    }

    boolean isEmpty() {
        return size == 0;
    }

    static long cell(String segment, String touchpoint, Channel channel) {
        return (hash(segment) & SEGMENT) | (hash(touchpoint) & TOUCHPOINT) | (hash(channel.wireName()) & CHANNEL);
    }

    private static long hash(String name) {
        return Hash64.with(Hash64.start(), name);
    }

    /** The shapes whose cell is the same of two named ones, a bit each. */
    private static int shared(long cell, long other) {
        long differing = cell ^ other;
        int shapes = bit(Shape.EVERYTHING);
        if ((differing & TOUCHPOINT) == 0) {
            shapes |= bit(Shape.TOUCHPOINT);
        }
        if ((differing & SEGMENT) == 0) {
            shapes |= bit(Shape.SEGMENT);
            if ((differing & TOUCHPOINT) == 0) {
                shapes |= bit(Shape.SEGMENT_TOUCHPOINT);
            }
        }
        return differing == 0 ? ALL_SHAPES : shapes;
    }

    private static int bit(Shape shape) {
        return 1 << shape.index();
    }

    /**
     * In how many levels of windows that hold a time, finest first, the customer was not seen in the cell of each shape, as
     * {@link Told} has it: windows nest, so the nearest visits before and after decide.
     */
    int newLevels(long cell, long timeMillis, WindowLadder ladder) {
        int place = place(ladder.start(0, timeMillis));
        int told = nearest(Told.everyShape(ladder.levels()), cell, timeMillis, ladder, place - 1, -1);
        return nearest(told, cell, timeMillis, ladder, place, 1);
    }

    /** Lowers the levels by the nearest visits of all shapes, from a place on in steps of 1 or -1. */
    private int nearest(int newLevels, long cell, long timeMillis, WindowLadder ladder, int from, int step) {
        int told = newLevels;
        int left = ALL_SHAPES;
        int level = 0;
        long startMillis = ladder.begin(0, timeMillis);
        long endMillis = ladder.end(0, ladder.start(0, timeMillis));
        for (int i = from; i >= 0 && i < size && left != 0; i += step) {
            while (panes[i] < startMillis || panes[i] >= endMillis) {
                level++;
                if (level == ladder.levels()) {
                    return told;
                }
                startMillis = ladder.begin(level, timeMillis);
                endMillis = ladder.end(level, ladder.start(level, timeMillis));
            }
            int found = shared(cell, cells[i]) & left;
            left &= ~found;
            told = Told.atMost(told, found, level);
        }
        return told;
    }

    /** Adds a visit; it must not be there yet. */
    void add(long cell, long pane) {
        if (size == cells.length) {
            int capacity = Math.max(LEAST_CAPACITY, size + (size >> 1));
            cells = Arrays.copyOf(cells, capacity);
            panes = Arrays.copyOf(panes, capacity);
        }
        int place = place(pane);
        System.arraycopy(cells, place, cells, place + 1, size - place);
        System.arraycopy(panes, place, panes, place + 1, size - place);
        cells[place] = cell;
        panes[place] = pane;
        size++;
    }

    /** Of the first visit from a pane on. */
    private int place(long pane) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (panes[middle] < pane) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Keeps what the rule wants. */
    void retain(VisitRule rule) {
        int kept = rule.retain(cells, panes, size);
        if (kept < size) {
            size = kept;
            cells = Arrays.copyOf(cells, kept);
            panes = Arrays.copyOf(panes, kept);
        }
    }

    void forEach(LongConsumer look) {
        for (int i = 0; i < size; i++) {
            look.accept(panes[i]);
        }
    }
}
