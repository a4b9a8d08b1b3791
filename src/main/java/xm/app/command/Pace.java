package xm.app.command;

import java.util.function.LongSupplier;

/** When each event of a replay is due: as long after the first one as it happened after it, divided by the speed. */
final class Pace {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Speed speed;
    private final LongSupplier nanoClock;
    private long firstEventMillis;
    private long firstSentNanos;
    private boolean isStarted;

    Pace(Speed speed, LongSupplier nanoClock) {
        this.speed = speed;
        this.nanoClock = nanoClock;
    }

    /** Milliseconds from now until the event is due; 0 if it is, or is overdue. The first event is due at once. */
    long millisUntilDue(long eventTimeMillis) {
        if (speed.factor() == Double.POSITIVE_INFINITY) {
            return 0;
        }
        long now = nanoClock.getAsLong();
        if (!isStarted) {
            isStarted = true;
            firstEventMillis = eventTimeMillis;
            firstSentNanos = now;
        }
        double due = (eventTimeMillis - firstEventMillis) / speed.factor();
        return Math.max(0, Math.round(due - (now - firstSentNanos) / NANOS_PER_MILLI));
    }
}
