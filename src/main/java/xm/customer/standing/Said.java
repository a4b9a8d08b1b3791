package xm.customer.standing;

import java.util.Arrays;
import xm.customer.Hash64;

/** Hashes of what was said of a customer and why, so that it is said once; the oldest give way to new ones. */
public final class Said {
    private static final int MOST = 256;

    // mutable on purpose, public for the serializer; components are only ever added
    /** Oldest first. */
    public long[] hashes = {};

    public long[] times = {};

    /** Whether this is the first time; from then on it was said. */
    boolean isFirst(String kind, String cause, long timeMillis) {
        long hash = Hash64.with(Hash64.with(Hash64.start(), kind), cause);
        for (long known : hashes) {
            if (known == hash) {
                return false;
            }
        }
        int drop = hashes.length == MOST ? 1 : 0;
        int size = hashes.length - drop;
        hashes = Arrays.copyOf(Arrays.copyOfRange(hashes, drop, hashes.length), size + 1);
        times = Arrays.copyOf(Arrays.copyOfRange(times, drop, times.length), size + 1);
        hashes[size] = hash;
        times[size] = timeMillis;
        return true;
    }

    /** Forgets what was said before a time, and says whether anything is left. */
    boolean keepFrom(long timeMillis) {
        int old = 0;
        while (old < times.length && times[old] < timeMillis) {
            old++;
        }
        if (old > 0) {
            hashes = Arrays.copyOfRange(hashes, old, hashes.length);
            times = Arrays.copyOfRange(times, old, times.length);
        }
        return times.length > 0;
    }

    Said copy() {
        Said copy = new Said();
        copy.hashes = hashes.clone();
        copy.times = times.clone();
        return copy;
    }
}
