package xm.app.backtest;

import java.time.Duration;

/** A stretch of recorded time, both ends included. */
public record TimeSpan(long fromMillis, long toMillis) {
    /** Of a recording without events. */
    static final TimeSpan NONE = new TimeSpan(0, 0);

    /** How many days, a part of one at least: what is told by the day has to be divided by it. */
    public double days() {
        double millis = (double) Math.max(1, toMillis - fromMillis);
        return millis / Duration.ofDays(1).toMillis();
    }
}
