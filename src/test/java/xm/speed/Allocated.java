package xm.speed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * What work leaves to the collector, counted by the JVM and not timed, so that a busy machine changes nothing.
 *
 * <p>Of the thread that does it, and before optimising compilers see it: what they do without is a bonus.
 */
public final class Allocated {
    /** After one that is not counted. */
    public static final int PASSES = 5;

    private Allocated() {}

    /**
     * Bytes of the cheapest of some passes, after one in which classes are loaded and texts that come again are made.
     *
     * @param units of work in a pass, which share its bytes
     */
    public static long bytesPerUnit(int units, Callable<?> pass) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        pass.call();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < PASSES; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            pass.call();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / units;
    }
}
