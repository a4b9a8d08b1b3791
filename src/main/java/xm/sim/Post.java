package xm.sim;

import java.time.Duration;

/**
 * How badly the data travels. Everything needs some time; small shares come much later, twice, or when nobody counts any
 * more.
 *
 * @param usualDelay mean time on the way; delays differ, so that what is close together changes order
 * @param lateShare share that comes up to {@code late} later
 * @param duplicateShare share that comes a second time, up to {@code late} later
 * @param farTooLateShare share that comes up to {@code farTooLate} later
 */
public record Post(
        Duration usualDelay,
        double lateShare,
        Duration late,
        double duplicateShare,
        double farTooLateShare,
        Duration farTooLate) {

    /** Two seconds; 1 % up to five minutes late; 0.5 % twice; 2 of 10,000 up to a day late. */
    public static Post usual() {
        return new Post(Duration.ofSeconds(2), 0.01, Duration.ofMinutes(5), 0.005, 0.0002, Duration.ofDays(1));
    }

    /** At once, once, and in order. */
    public static Post perfect() {
        return new Post(Duration.ZERO, 0, Duration.ZERO, 0, 0, Duration.ZERO);
    }
}
