package xm.io.influx;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A line of log that says the first at once and then at most one a minute, with how many it left out. */
final class RareLog {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private long saidAt;
    private boolean saidOnce;
    private long leftOut;

    RareLog(Consumer<String> log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    void say(String sentence) {
        long now = nanoTime.getAsLong();
        if (saidOnce && now - saidAt < MINUTE_NANOS) {
            leftOut++;
            return;
        }
        log.accept(leftOut == 0 ? sentence : sentence + " (and " + leftOut + " more since the last word)");
        saidOnce = true;
        saidAt = now;
        leftOut = 0;
    }
}
