package xm.speed.latency;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What one rate has shown.
 *
 * @param rate asked for, events a second
 * @param work done while it was measured
 * @param customers of whom an event came in, warming up included
 * @param panes that were sealed meanwhile
 * @param hops in milliseconds
 * @param late how long after it was due an event was handed over, in milliseconds
 * @param ways of events into Kafka, in milliseconds
 * @param lagMillis how long after its seal the last pane was told of; empty if it was not
 * @param untoldMillis how much time lies in sealed panes of which nothing was told in the end
 * @param peakMib the most memory that the process of the jobs held
 */
record Outcome(
        int rate,
        Work work,
        long customers,
        long panes,
        Map<Hop, Quantiles> hops,
        Quantiles late,
        Quantiles ways,
        OptionalLong lagMillis,
        long untoldMillis,
        long peakMib,
        JobsPage.Checkpoints checkpoints) {
    private static final double LEAST_SHARE = 0.98;
    private static final long LONGEST_LAG_MILLIS = 5_000;

    /** Whether events came in at the rate asked for; else latencies are those of another. */
    boolean isFed() {
        return work.eventsPerSecond() >= LEAST_SHARE * rate;
    }

    /** Whether the jobs were as fast as the feed; else latencies say only how long it had gone on. */
    boolean keepsUp() {
        return lagMillis.isPresent() && lagMillis.getAsLong() <= LONGEST_LAG_MILLIS;
    }
}
