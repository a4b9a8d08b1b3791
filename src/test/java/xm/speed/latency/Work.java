package xm.speed.latency;

import java.time.Duration;

/**
 * What was done between two moments.
 *
 * @param fromMillis inclusive, by the clock
 * @param toMillis exclusive
 * @param events of the feed that came into Kafka
 * @param jobs time of processors that the process of the jobs used, its collector and compiler too
 * @param busy share of the machine's processors that anybody used
 */
record Work(long fromMillis, long toMillis, long events, Duration jobs, double busy) {
    boolean isDuring(long timeMillis) {
        return timeMillis >= fromMillis && timeMillis < toMillis;
    }

    double eventsPerSecond() {
        return events * 1e3 / (toMillis - fromMillis);
    }

    double cpuSecondsPerMillion() {
        return jobs.toNanos() / 1e3 / events;
    }
}
