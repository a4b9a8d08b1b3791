package xm.flow;

import java.io.Serializable;
import xm.signal.WindowLadder;

/**
 * What a platform team can set of the signal flow.
 *
 * @param ladder the windows
 * @param allowedLatenessMillis how long after its end a window still takes events; later they are {@code too-late}
 * @param bundleCells how many cell panes a subtask adds up before it sends them on, watermark or not
 */
public record SignalSettings(WindowLadder ladder, long allowedLatenessMillis, int bundleCells) implements Serializable {
    /** Nothing is ever too late: for recorded events that end. */
    public static final long UNLIMITED = Long.MAX_VALUE;
}
