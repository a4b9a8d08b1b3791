package xm.flow;

import java.io.Serializable;
import java.time.Duration;
import xm.alert.DeskSettings;
import xm.promise.watch.WatchSettings;

/**
 * What a platform team can set of the promise flow.
 *
 * @param firstBookWithinMillis so long windows wait for the first promise book; what waited longer is let go
 */
public record PromiseSettings(WatchSettings watch, DeskSettings desk, long firstBookWithinMillis)
        implements Serializable {
    public static final long USUAL_WAIT_MILLIS = Duration.ofDays(1).toMillis();

    /** Of a recording with windows of these lengths, finest first. */
    public static PromiseSettings recorded(long... windowsMillis) {
        return new PromiseSettings(WatchSettings.recorded(windowsMillis), DeskSettings.DEFAULT, USUAL_WAIT_MILLIS);
    }

    boolean isRecorded() {
        return watch.isRecorded();
    }
}
