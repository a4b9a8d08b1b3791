package xm.io.influx;

import java.io.Serializable;

/**
 * How points are put together into requests, and how many may wait. All bounds are per parallel writer.
 *
 * @param points at most in one request; InfluxData advises 5,000
 * @param bytes at most in one request, before compression
 * @param lingerMillis how long a point waits for company before it goes in a request that is not full
 * @param waitingPoints how many points may wait before the queue is full
 * @param waitingBytes how many bytes of points may wait before the queue is full
 * @param gzip whether requests are compressed
 */
public record InfluxBatching(
        int points, int bytes, long lingerMillis, int waitingPoints, long waitingBytes, boolean gzip)
        implements Serializable {
    /**
     * Requests of 5,000 points or 1 MiB, compressed, after a second at the latest. 100,000 points or 64 MiB may wait:
     * as long as they do, a store that is away disturbs neither the stream nor its checkpoints.
     */
    public static final InfluxBatching DEFAULT = new InfluxBatching(5_000, 1 << 20, 1_000, 100_000, 64 << 20, true);
}
