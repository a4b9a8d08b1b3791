package xm.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import xm.customer.standing.StandingRules;
import xm.event.Arrival;
import xm.flow.bytes.ArrivalPacker;

/**
 * Arrivals that wait on this subtask until event time reaches the end of their grain, by grain and key.
 *
 * <p>None has to wait; those that lie far ahead, or are too many, are seen at once. What comes out is the same but for two
 * arrivals of one id, of which the one that is seen first counts: that of the earlier grain, or that which does not wait.
 */
final class ArrivalCalendar {
    /** Further ahead than events of live sources lie as a rule. */
    static final long HORIZON_MILLIS = 60_000;
    /** Of all, packed: some 200,000 arrivals, whose places in the calendar take as much again. */
    static final int MOST_BYTES = 1 << 25;
    /** Of one key in one grain: to add one copies those before it. */
    static final int MOST_BYTES_OF_KEY = 1 << 16;

    /** Sees to arrivals of one key and one grain, in the order in which they came. */
    interface Reader {
        void see(String key, List<Arrival> arrivals) throws Exception;
    }

    private final NavigableMap<Long, Map<String, byte[]>> grains = new TreeMap<>();
    private final ArrivalPacker packer = new ArrivalPacker();
    private long bytes;

    /** When an arrival has waited long enough: at the end of its grain. */
    static long dueMillis(Arrival arrival) {
        return StandingRules.dueMillis(arrival.event().timeMillis());
    }

    /** Keeps an arrival until its grain ends; false where it has to be seen at once. */
    boolean keepsUntilDue(String key, Arrival arrival, long watermark) {
        long due = dueMillis(arrival);
        // a watermark that has not begun is as far behind as can be
        boolean isSoon = due > watermark && watermark >= due - HORIZON_MILLIS;
        return isSoon && bytes < MOST_BYTES && put(key, arrival);
    }

    /** Keeps a pack of one key and one grain, that of its first arrival, which had been kept when a checkpoint began. */
    void keepAgain(String key, Arrival first, byte[] pack) {
        grain(first).put(key, pack);
        bytes += pack.length;
    }

    private Map<String, byte[]> grain(Arrival arrival) {
        return grains.computeIfAbsent(dueMillis(arrival), any -> new LinkedHashMap<>());
    }

    private boolean put(String key, Arrival arrival) {
        Map<String, byte[]> grain = grain(arrival);
        byte[] before = grain.get(key);
        int bytesBefore = before == null ? 0 : before.length;
        if (bytesBefore > MOST_BYTES_OF_KEY) {
            return false;
        }
        byte[] pack = packer.add(before, arrival);
        grain.put(key, pack);
        bytes += pack.length - bytesBefore;
        return true;
    }

    /** Looks at all as they are packed, each pack with its key. */
    void forEachPack(BiConsumer<String, byte[]> look) {
        grains.values().forEach(grain -> grain.forEach(look));
    }

    /** Takes those of all grains that end by a time, in order of time. */
    void takeUntil(long timeMillis, Reader reader) throws Exception {
        while (!grains.isEmpty() && grains.firstKey() <= timeMillis) {
            for (var one : grains.pollFirstEntry().getValue().entrySet()) {
                take(one.getKey(), one.getValue(), reader);
            }
        }
    }

    /** Takes those of one key, in order of time. */
    void takeOf(String key, Reader reader) throws Exception {
        for (var grain : grains.values()) {
            byte[] pack = grain.remove(key);
            if (pack != null) {
                take(key, pack, reader);
            }
        }
    }

    private void take(String key, byte[] pack, Reader reader) throws Exception {
        bytes -= pack.length;
        reader.see(key, packer.unpack(pack));
    }
}
