package xm.customer;

import java.util.Arrays;
import java.util.function.LongConsumer;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.WindowLadder;

/**
 * Where release 0.1 saw a customer: pairs of a hash of each shape's cell and a pane, sorted, in two arrays.
 *
 * <p>None is added any more, see {@link CellVisits}; what state holds is asked until it is forgotten.
 */
public final class Sightings {
    static final long NEVER_AFTER = Long.MAX_VALUE;

    // mutable on purpose, public for the serializer
    public long[] keys = {};
    public long[] times = {};
    public int size;

    /** So many, to be read into it. */
    public static Sightings of(int size) {
        Sightings sightings = new Sightings();
        sightings.keys = new long[size];
        sightings.times = new long[size];
        sightings.size = size;
        return sightings;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Lowers the levels of windows in which a customer is new, as {@link Told} has them, by what was seen here. */
    int lowered(int newLevels, Touchpoint event, String segment, WindowLadder ladder) {
        long pane = ladder.start(0, event.timeMillis());
        int told = newLevels;
        for (Shape shape : Shape.ALL) {
            long key = key(shape, segment, event);
            int place = place(key, pane);
            int level = 0;
            while (level < ladder.levels() && !isSeen(key, place, level, event.timeMillis(), ladder)) {
                level++;
            }
            told = Told.atMost(told, 1 << shape.index(), level);
        }
        return told;
    }

    /** Windows nest, so the nearest sightings before and after decide. */
    private boolean isSeen(long key, int place, int level, long timeMillis, WindowLadder ladder) {
        long before = before(place, key);
        long after = from(place, key);
        return (before != VisitRule.NEVER_BEFORE && before >= ladder.begin(level, timeMillis))
                || after < ladder.end(level, ladder.start(level, timeMillis));
    }

    static long key(Shape shape, String segment, Touchpoint event) {
        long hash = Hash64.with(Hash64.start(), shape.index());
        return switch (shape) {
            case NAMED ->
                Hash64.with(
                        Hash64.with(Hash64.with(hash, segment), event.touchpoint()),
                        event.channel().wireName());
            case SEGMENT_TOUCHPOINT -> Hash64.with(Hash64.with(hash, segment), event.touchpoint());
            case SEGMENT -> Hash64.with(hash, segment);
            case TOUCHPOINT -> Hash64.with(hash, event.touchpoint());
            case EVERYTHING -> hash;
        };
    }

    /** Where the pair of a key and a time stands, or would: {@link #before} and {@link #from} ask for it. */
    int place(long key, long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key || (keys[middle] == key && times[middle] < time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When the key was seen last before its place, {@link VisitRule#NEVER_BEFORE} if it was not. */
    long before(int place, long key) {
        return place > 0 && keys[place - 1] == key ? times[place - 1] : VisitRule.NEVER_BEFORE;
    }

    /** When the key was seen first from its place on, {@link #NEVER_AFTER} if it was not. */
    long from(int place, long key) {
        return place < size && keys[place] == key ? times[place] : NEVER_AFTER;
    }

    /** Keeps what the rule wants. */
    void retain(VisitRule rule) {
        int kept = rule.retain(keys, times, size);
        if (kept < size) {
            size = kept;
            keys = Arrays.copyOf(keys, kept);
            times = Arrays.copyOf(times, kept);
        }
    }

    void forEach(LongConsumer look) {
        for (int i = 0; i < size; i++) {
            look.accept(times[i]);
        }
    }
}
