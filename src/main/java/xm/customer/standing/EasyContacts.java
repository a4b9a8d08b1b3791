package xm.customer.standing;

import java.util.Arrays;
import xm.customer.Hash64;

/** The last few contacts that resolved their matter with little effort: hashes of the matters, and when. */
public final class EasyContacts {
    private static final int MOST = 4;

    // mutable on purpose, public for the serializer; components are only ever added
    public long[] matters = {};
    public long[] times = {};

    void add(String matter, long timeMillis) {
        int drop = matters.length == MOST ? 1 : 0;
        int size = matters.length - drop;
        matters = Arrays.copyOf(Arrays.copyOfRange(matters, drop, matters.length), size + 1);
        times = Arrays.copyOf(Arrays.copyOfRange(times, drop, times.length), size + 1);
        matters[size] = hash(matter);
        times[size] = timeMillis;
    }

    /** Time of the last contact about a matter between two times, both included; the least long if there was none. */
    long last(String matter, long fromMillis, long toMillis) {
        long hash = hash(matter);
        long last = Long.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            if (matters[i] == hash && times[i] >= fromMillis && times[i] <= toMillis) {
                last = Math.max(last, times[i]);
            }
        }
        return last;
    }

    /** Whether one of them is from a time on. */
    boolean anyFrom(long timeMillis) {
        return Arrays.stream(times).anyMatch(time -> time >= timeMillis);
    }

    EasyContacts copy() {
        EasyContacts copy = new EasyContacts();
        copy.matters = matters.clone();
        copy.times = times.clone();
        return copy;
    }

    private static long hash(String matter) {
        return Hash64.with(Hash64.start(), matter);
    }
}
