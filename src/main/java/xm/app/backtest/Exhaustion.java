package xm.app.backtest;

import java.util.Locale;
import java.util.Optional;

/**
 * That a backtest did not fit into the memory it was given, and what to do.
 *
 * <p>Where event time stands still until every event was read, as it does for events in any order, all windows are held
 * until then. A process that has no room left is busy with nothing but looking for some, and misses its own heartbeats.
 */
final class Exhaustion {
    private static final int MIB = 1 << 20;

    private Exhaustion() {}

    /** In a sentence; empty if the problem is another. */
    static Optional<String> sentence(Throwable problem, BacktestPlan plan) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError || message.contains("heartbeat of")) {
                return Optional.of("The recording does not fit into "
                        + Runtime.getRuntime().maxMemory() / MIB
                        + " MiB of memory"
                        + (plan.outOfOrderness().isEmpty()
                                ? ", as every window is held until all events have been read; if they come nearly in"
                                        + " order, say by how much they may lie behind, such as --out-of-orderness PT1H,"
                                        + " or"
                                : ";")
                        + " allow more, such as XM_JAVA_OPTS=-Xmx4g, or ask for fewer and longer --windows or a longer"
                        + " --pane");
            }
        }
        return Optional.empty();
    }
}
