package xm.app.drill;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells each hop as it is reached, with the milliseconds since the start and since the hop before. */
final class HopLog {
    private static final long NANOS_IN_A_MILLI = 1_000_000;

    private final Consumer<String> lines;
    private final LongSupplier nanos;
    private long start;
    private long before;
    private int reached;
    private int missing;

    HopLog(Consumer<String> lines, LongSupplier nanos) {
        this.lines = lines;
        this.nanos = nanos;
        start();
    }

    /** From now on time is counted. */
    void start() {
        start = nanos.getAsLong();
        before = start;
    }

    void reached(String hop) {
        long now = nanos.getAsLong();
        reached++;
        tell(millis(now - start) + " ms", '+' + millis(now - before) + " ms", hop);
        before = now;
    }

    void missing(String hop, String lookFirst) {
        missing++;
        tell("missing", "", hop + ". Look first at " + lookFirst);
    }

    /** The last line; says whether no hop was missing. */
    boolean end() {
        if (missing == 0) {
            lines.accept("All " + reached + " hops in " + millis(before - start) + " ms.");
        } else {
            lines.accept(missing + " of " + (reached + missing) + " hops missing.");
        }
        return missing == 0;
    }

    private void tell(String sinceStart, String sinceBefore, String text) {
        lines.accept(String.format(Locale.ROOT, "%10s  %10s  %s", sinceStart, sinceBefore, text));
    }

    private static String millis(long nanos) {
        return Long.toString(nanos / NANOS_IN_A_MILLI);
    }
}
