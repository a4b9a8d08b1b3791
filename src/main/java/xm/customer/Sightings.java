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
    /** The cells of one event. */
    private static final int LEAST_CAPACITY = Shape.ALL.length;

    // hot path: mutable on purpose, public for the serializer
    public long[] keys = {};
    public long[] times = {};
    public int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether the key was seen at all. */
    boolean contains(long key) {
        int i = firstFrom(key, Long.MIN_VALUE);
        return i < size && keys[i] == key;
    }

    /** Whether the key was seen in {@code from} (inclusive) .. {@code to} (exclusive). */
    boolean contains(long key, long from, long to) {
        int i = firstFrom(key, from);
        return i < size && keys[i] == key && times[i] < to;
    }

    /** Adds a pair; the same pair again changes nothing. */
    void add(long key, long time) {
        int i = firstFrom(key, time);
        if (i < size && keys[i] == key && times[i] == time) {
            return;
        }
        if (size == keys.length) {
            int capacity = Math.max(LEAST_CAPACITY, size + (size >> 1));
            keys = Arrays.copyOf(keys, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        System.arraycopy(keys, i, keys, i + 1, size - i);
        System.arraycopy(times, i, times, i + 1, size - i);
        keys[i] = key;
        times[i] = time;
        size++;
    }

    /** Keeps what the rule wants, asked in order of key and time and told of the pair that was kept before. */
    void retain(Rule rule) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean sameKey = kept > 0 && keys[kept - 1] == keys[i];
            if (rule.keeps(times[i], sameKey ? times[kept - 1] : Long.MIN_VALUE)) {
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

    private int firstFrom(long key, long time) {
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

    /** Says whether a sighting is still needed. */
    interface Rule {
        /**
         * @param time of the sighting
         * @param keptBefore time of the nearest earlier sighting of the same key that was kept, else the least long
         */
        boolean keeps(long time, long keptBefore);
    }
}
