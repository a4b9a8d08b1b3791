package xm.io.influx;

import java.io.Serializable;

/**
 * How long a store is waited for, and how long it is left alone after it failed.
 *
 * @param connectMillis to get through to it
 * @param requestMillis for a whole request; a checkpoint never waits longer than for the request under way
 * @param firstPauseMillis after the first failure; doubled with each further one
 * @param longestPauseMillis what the doubling ends at
 * @param longestRetryAfterMillis how far a store's own {@code Retry-After} is obeyed
 * @param outageMillis how long it may be away before a full queue drops its oldest points instead of holding back the
 *     stream; must be shorter than the checkpoint timeout, for a stream held back longer fails its checkpoint
 */
public record InfluxPatience(
        long connectMillis,
        long requestMillis,
        long firstPauseMillis,
        long longestPauseMillis,
        long longestRetryAfterMillis,
        long outageMillis)
        implements Serializable {
    /** Half of Flink's checkpoint timeout. */
    private static final long USUAL_OUTAGE_MILLIS = 300_000;

    /** 5 s to connect, 10 s a request, pauses from 250 ms to 10 s, {@code Retry-After} and outages up to 5 minutes. */
    public static final InfluxPatience DEFAULT = new InfluxPatience(5_000, 10_000, 250, 10_000, 300_000);

    /** With the usual patience for outages: 5 minutes. */
    public InfluxPatience(
            long connectMillis,
            long requestMillis,
            long firstPauseMillis,
            long longestPauseMillis,
            long longestRetryAfterMillis) {
        this(
                connectMillis,
                requestMillis,
                firstPauseMillis,
                longestPauseMillis,
                longestRetryAfterMillis,
                USUAL_OUTAGE_MILLIS);
    }

    public InfluxPatience withOutageMillis(long other) {
        return new InfluxPatience(
                connectMillis, requestMillis, firstPauseMillis, longestPauseMillis, longestRetryAfterMillis, other);
    }

    /**
     * The pause before the next attempt: {@code first * 2^(failures - 1)}, of which a random half is taken off, so that
     * writers that failed together do not come back together. What the store asked for is the least.
     *
     * <p>Third failure from 250 ms: 500 to 1,000 ms.
     *
     * @param failures in a row, at least 1
     * @param random 0 to 1
     */
    long pauseMillis(int failures, long retryAfterMillis, double random) {
        long doubled = firstPauseMillis << Math.min(failures - 1, 30);
        long pause = Math.min(doubled, longestPauseMillis);
        long jittered = pause - (long) (random * pause / 2);
        return Math.max(jittered, Math.min(retryAfterMillis, longestRetryAfterMillis));
    }
}
