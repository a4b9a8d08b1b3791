package xm.app.backtest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import xm.flow.FlowCount;
import xm.flow.FlowMetric;

/**
 * What became of the events of a backtest; {@code read = accepted + rejected + duplicates}, always.
 *
 * @param rejected by the reason's wire name
 * @param late accepted after their finest window had been told
 * @param signals records written, revisions among them
 * @param alerts records written, revisions among them; 0 without promises
 * @param fired how many alerts those are about
 * @param verdicts how many promises at cells stood how at the end, by state; empty without promises
 * @param exceptions customers who must not wait, once per cause
 * @param customers lines of {@code customers.ndjson}, 0 if they were not asked for
 * @param rejectedSegments refused segment assignments by the reason's wire name; not among the events
 * @param evidence lengths of the windows that promises were held against, the shortest first; none without promises
 * @param until how far event time came; {@code null} if there were no events
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
    "fired",
    "verdicts",
    "evidence",
    "until",
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
        long fired,
        SortedMap<String, Long> verdicts,
        SortedMap<String, Long> rejectedSegments,
        List<String> evidence,
        String until,
        long eventsPerSecond,
        long peakMemoryMib) {

    static final String SIGNALS = "signals";
    static final String EXCEPTIONS = "exceptions";
    static final String CUSTOMERS = "customers";
    static final String VERDICTS = "verdicts";
    static final String ALERTS = "alerts";

    /** Of a backtest that has ended; of two promises to compare, the first. */
    public static Summary of(BacktestRun.Result result, double seconds, long peakMemoryMib) {
        Map<String, Object> counts = result.counts();
        Optional<PromiseResult> promises = result.promises().stream().findFirst();
        long read = count(counts, FlowMetric.READ.key());
        return new Summary(
                read,
                count(counts, FlowMetric.ACCEPTED.key()),
                byReason(counts, FlowCount.REJECTED),
                count(counts, FlowMetric.DUPLICATES.key()),
                count(counts, FlowMetric.LATE.key()),
                count(counts, SIGNALS),
                count(counts, ALERTS),
                Math.round(seconds * 1000) / 1000.0,
                count(counts, EXCEPTIONS),
                count(counts, CUSTOMERS),
                promises.map(of -> of.alerts().size()).orElse(0),
                promises.map(of -> of.verdicts().byState()).orElseGet(TreeMap::new),
                byReason(counts, FlowCount.REJECTED_SEGMENTS),
                promises.map(Summary::evidence).orElseGet(List::of),
                result.untilMillis().isPresent()
                        ? Instant.ofEpochMilli(result.untilMillis().getAsLong()).toString()
                        : null,
                Math.round(read / seconds),
                peakMemoryMib);
    }

    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> evidence(PromiseResult promises) {
        return LongStream.of(
                        RecordedWindows.judgedMillis(promises.plan().settings().watch()))
                .sorted()
                .mapToObj(length -> Duration.ofMillis(length).toString())
                .toList();
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
