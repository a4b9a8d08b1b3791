package xm.customer;

import java.util.Arrays;
import java.util.function.LongConsumer;
import xm.event.Shape;

/**
 * What was seen when: pairs of a key and a time, sorted, in two arrays.
 *
 * <p>A customer has a few dozen of them, so that a binary search and a short move of memory are cheaper than a hash
 * table, and the arrays are all there is to store.
 */
public final class Sightings {
    static final long NEVER_BEFORE = Long.MIN_VALUE;
    static final long NEVER_AFTER = Long.MAX_VALUE;

    /** The cells of one event. */
    private static final int LEAST_CAPACITY = Shape.ALL.length;

    // hot path: mutable on purpose, public for the serializer
    public long[] keys = {};
    public long[] times = {};
    public int size;

    /** An empty one with room for some and for those of one more event, which mostly is why a memory is read. */
    public static Sightings of(int size) {
        Sightings sightings = new Sightings();
        sightings.keys = new long[size + LEAST_CAPACITY];
        sightings.times = new long[size + LEAST_CAPACITY];
        return sightings;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Where the pair of a key and a time stands, or would: {@link #before}, {@link #from} and {@link #add} ask for it. */
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

    /** When the key was seen last before its place, {@link #NEVER_BEFORE} if it was not. */
    long before(int place, long key) {
        return place > 0 && keys[place - 1] == key ? times[place - 1] : NEVER_BEFORE;
    }

    /** When the key was seen first from its place on, {@link #NEVER_AFTER} if it was not. */
    long from(int place, long key) {
        return place < size && keys[place] == key ? times[place] : NEVER_AFTER;
    }

    /** Adds a pair at its place; the pair must not be there yet. */
    void add(int place, long key, long time) {
        if (size == keys.length) {
            int capacity = Math.max(LEAST_CAPACITY, size + (size >> 1));
            keys = Arrays.copyOf(keys, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        System.arraycopy(keys, place, keys, place + 1, size - place);
        System.arraycopy(times, place, times, place + 1, size - place);
        keys[place] = key;
        times[place] = time;
        size++;
    }

    /** Keeps what the rule wants, asked in order of key and time and told of the pair that was kept before. */
    void retain(Rule rule) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean sameKey = kept > 0 && keys[kept - 1] == keys[i];
            if (rule.keeps(times[i], sameKey ? times[kept - 1] : NEVER_BEFORE)) {
                keys[kept] = keys[i];
                times[kept] = times[i];
                kept++;
            }
        }
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

    /** Says whether a sighting is still needed. */
    interface Rule {
        /**
         * @param time of the sighting
         * @param keptBefore time of the nearest earlier sighting of the same key that was kept, else {@link #NEVER_BEFORE}
         */
        boolean keeps(long time, long keptBefore);
    }
}
