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
 */
public record InfluxPatience(
        long connectMillis,
        long requestMillis,
        long firstPauseMillis,
        long longestPauseMillis,
        long longestRetryAfterMillis)
        implements Serializable {
    /** 5 s to connect, 10 s a request, pauses from 250 ms to 10 s, {@code Retry-After} up to 5 minutes. */
    public static final InfluxPatience DEFAULT = new InfluxPatience(5_000, 10_000, 250, 10_000, 300_000);

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
