package xm.flow;

import xm.alert.Echo;
import xm.alert.ExceptionNote;
import xm.promise.Marker;
import xm.promise.Verdict;

/**
 * What reaches the desk: one of them is given, or just the time.
 *
 * @param saidMillis event time at which it became known, {@link #AT_ONCE} for what only the clock could tell; of the time
 *     itself: what time it is
 * @param verdict of a cell that a promise is judged on, or of a finer one
 * @param echo of the canary, in a running job alone
 */
public record DeskNews(long saidMillis, Verdict verdict, ExceptionNote exception, Marker change, Echo echo) {
    /** Event time says nothing of it. */
    static final long AT_ONCE = Long.MIN_VALUE;

    static DeskNews of(long saidMillis, Verdict verdict) {
        return new DeskNews(saidMillis, verdict, null, null, null);
    }

    static DeskNews of(long saidMillis, Marker change) {
        return new DeskNews(saidMillis, null, null, change, null);
    }

    static DeskNews of(ExceptionNote exception) {
        return new DeskNews(exception.atMillis(), null, exception, null, null);
    }

    static DeskNews of(Echo echo) {
        return new DeskNews(echo.endMillis(), null, null, null, echo);
    }

    static DeskNews of(Long nowMillis) {
        return new DeskNews(nowMillis, null, null, null, null);
    }

    /** Whether it is just the time. */
    boolean isTime() {
        return verdict == null && exception == null && change == null && echo == null;
    }

    /** By which news of one moment are put in order, changes first and the canary last. */
    String place() {
        if (verdict != null) {
            return "1/" + verdict.promise() + '/' + verdict.cell().key();
        }
        if (echo != null) {
            return "3";
        }
        return exception == null ? "0" : "2/" + exception.segment() + '/' + exception.touchpoint();
    }
}
