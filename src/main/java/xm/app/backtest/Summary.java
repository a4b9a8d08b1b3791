package xm.app.backtest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xm.flow.FlowCount;

/**
 * What became of the events of a backtest; {@code read = accepted + rejected + duplicates}, always.
 *
 * @param rejected by the reason's wire name
 * @param late accepted after their finest window had been told
 * @param signals records written, revisions among them
 * @param alerts 0 without promises
 * @param exceptions customers who must not wait, once per cause
 * @param customers lines of {@code customers.ndjson}, 0 if they were not asked for
 * @param rejectedSegments refused segment assignments by the reason's wire name; not among the events
 * @param peakMemoryMib the most memory the process held
 */
@JsonPropertyOrder({
    "read",
    "accepted",
    "rejected",
    "duplicates",
    "late",
    "signals",
    "alerts",
    "seconds",
    "exceptions",
    "customers",
    "rejectedSegments"
})
public record Summary(
        long read,
        long accepted,
        SortedMap<String, Long> rejected,
        long duplicates,
        long late,
        long signals,
        long alerts,
        double seconds,
        long exceptions,
        long customers,
        SortedMap<String, Long> rejectedSegments,
        long eventsPerSecond,
        long peakMemoryMib) {

    static final String SIGNALS = "signals";
    static final String EXCEPTIONS = "exceptions";
    static final String CUSTOMERS = "customers";

    public static Summary of(Map<String, Object> counts, double seconds, long peakMemoryMib) {
        long read = count(counts, FlowCount.READ);
        return new Summary(
                read,
                count(counts, FlowCount.ACCEPTED),
                byReason(counts, FlowCount.REJECTED),
                count(counts, FlowCount.DUPLICATES),
                count(counts, FlowCount.LATE),
                count(counts, SIGNALS),
                0,
                Math.round(seconds * 1000) / 1000.0,
                count(counts, EXCEPTIONS),
                count(counts, CUSTOMERS),
                byReason(counts, FlowCount.REJECTED_SEGMENTS),
                Math.round(read / seconds),
                peakMemoryMib);
    }

    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static SortedMap<String, Long> byReason(Map<String, Object> counts, String prefix) {
        SortedMap<String, Long> byReason = new TreeMap<>();
        counts.forEach((name, count) -> {
            if (name.startsWith(prefix) && (long) count > 0) {
                byReason.put(name.substring(prefix.length()), (long) count);
            }
        });
        return byReason;
    }

    private static long count(Map<String, Object> counts, String name) {
        return (long) counts.getOrDefault(name, 0L);
    }
}
