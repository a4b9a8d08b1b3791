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
 * @param peakMemoryMib the most memory the process held
 */
@JsonPropertyOrder({"read", "accepted", "rejected", "duplicates", "late", "signals", "alerts", "seconds"})
public record Summary(
        long read,
        long accepted,
        SortedMap<String, Long> rejected,
        long duplicates,
        long late,
        long signals,
        long alerts,
        double seconds,
        long eventsPerSecond,
        long peakMemoryMib) {

    static final String SIGNALS = "signals";

    public static Summary of(Map<String, Object> counts, double seconds, long peakMemoryMib) {
        SortedMap<String, Long> rejected = new TreeMap<>();
        counts.forEach((name, count) -> {
            if (name.startsWith(FlowCount.REJECTED) && (long) count > 0) {
                rejected.put(name.substring(FlowCount.REJECTED.length()), (long) count);
            }
        });
        long read = count(counts, FlowCount.READ);
        return new Summary(
                read,
                count(counts, FlowCount.ACCEPTED),
                rejected,
                count(counts, FlowCount.DUPLICATES),
                count(counts, FlowCount.LATE),
                count(counts, SIGNALS),
                0,
                Math.round(seconds * 1000) / 1000.0,
                Math.round(read / seconds),
                peakMemoryMib);
    }

    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long count(Map<String, Object> counts, String name) {
        return (long) counts.getOrDefault(name, 0L);
    }
}
