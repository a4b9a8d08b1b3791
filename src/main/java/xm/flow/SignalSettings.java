package xm.flow;

import java.io.Serializable;
import xm.customer.StoryRules;
import xm.signal.WindowLadder;

/**
 * What a platform team can set of the signal flow.
 *
 * @param ladder the windows
 * @param allowedLatenessMillis how long after its end a window still takes events; later they are {@code too-late}
 * @param customerMemoryMillis how long the segment of a customer who gives no sign of life is remembered
 * @param bundleSize how many panes a subtask adds up at most before it sends them on, ended or not
 * @param rules by which customers' stories are read
 * @param tellsCustomers whether each customer's standing is told when the input ends; for recorded events
 */
public record SignalSettings(
        WindowLadder ladder,
        long allowedLatenessMillis,
        long customerMemoryMillis,
        int bundleSize,
        StoryRules rules,
        boolean tellsCustomers)
        implements Serializable {
    /** For ever: nothing is too late, nobody is forgotten. For recorded events, which end. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** With the rules as they ship. */
    public SignalSettings(WindowLadder ladder, long allowedLatenessMillis, long customerMemoryMillis, int bundleSize) {
        this(ladder, allowedLatenessMillis, customerMemoryMillis, bundleSize, StoryRules.DEFAULT, false);
    }
}
