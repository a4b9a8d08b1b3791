package xm.customer;

import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * Hashes of the ids that were counted, each with the start of its pane: a hash table in two arrays, open addressing.
 *
 * <p>Costs the same for a customer with three events and for one with a million, such as a shared guest account.
 */
public final class SeenIds {
    /** Stands where there is no id. */
    public static final long FREE = 0;

    private static final int LEAST_CAPACITY = 4;

    // hot path: mutable on purpose, public for the serializer
    public long[] ids = {};
    public long[] panes = {};
    public int size;

    /** An empty one with room for some and one more, for a memory is mostly read because an event has come. */
    public static SeenIds of(int size) {
        SeenIds seen = new SeenIds();
        int least = Math.max(LEAST_CAPACITY, Integer.highestOneBit(size + 1) << 1);
        int capacity = isFull(size, least) ? 2 * least : least;
        seen.ids = new long[capacity];
        seen.panes = new long[capacity];
        return seen;
    }

    /** Whether one more would be too many for quick searches. */
    private static boolean isFull(int size, int capacity) {
        return 3 * (size + 1) > 2 * capacity;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds an id, and says whether it is new. */
    public boolean add(long hash, long pane) {
        long id = hash == FREE ? 1 : hash;
        if (isFull(size, ids.length)) {
            rebuild(Math.max(LEAST_CAPACITY, 2 * ids.length), any -> true);
        }
        int place = place(id);
        if (ids[place] == id) {
            return false;
        }
        put(place, id, pane);
        return true;
    }

    /** Keeps the ids whose pane is wanted. */
    void retain(LongPredicate isWanted) {
        int kept = 0;
        for (int i = 0; i < ids.length; i++) {
            kept += ids[i] != FREE && isWanted.test(panes[i]) ? 1 : 0;
        }
        if (kept < size) {
            int capacity = kept == 0 ? 0 : Math.max(LEAST_CAPACITY, Integer.highestOneBit(kept) << 2);
            rebuild(capacity, isWanted);
        }
    }

    void forEachPane(LongConsumer look) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != FREE) {
                look.accept(panes[i]);
            }
        }
    }

    private void rebuild(int capacity, LongPredicate isWanted) {
        long[] oldIds = ids;
        long[] oldPanes = panes;
        ids = new long[capacity];
        panes = new long[capacity];
        size = 0;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != FREE && isWanted.test(oldPanes[i])) {
                put(place(oldIds[i]), oldIds[i], oldPanes[i]);
            }
        }
    }

    private void put(int place, long id, long pane) {
        ids[place] = id;
        panes[place] = pane;
        size++;
    }

    /** Where an id stands, or the free place where it would. Capacities are powers of two, hashes well mixed. */
    private int place(long id) {
        int mask = ids.length - 1;
        int place = (int) id & mask;
        while (ids[place] != FREE && ids[place] != id) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
