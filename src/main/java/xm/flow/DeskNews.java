package xm.flow;

import xm.alert.ExceptionNote;
import xm.promise.Marker;
import xm.promise.Verdict;

/**
 * What reaches the desk; one of them is given, or just the time.
 *
 * @param saidMillis when it became known, by the time that rules: of events in a recording, else of the clock
 * @param verdict of a cell that a promise is judged on, or of a finer one
 */
public record DeskNews(long saidMillis, Verdict verdict, ExceptionNote exception, Marker change) {
    static DeskNews of(long saidMillis, Verdict verdict) {
        return new DeskNews(saidMillis, verdict, null, null);
    }

    static DeskNews of(long saidMillis, Marker change) {
        return new DeskNews(saidMillis, null, null, change);
    }

    static DeskNews of(ExceptionNote exception) {
        return new DeskNews(exception.atMillis(), null, exception, null);
    }

    static DeskNews of(Long nowMillis) {
        return new DeskNews(nowMillis, null, null, null);
    }

    /** Whether it is just the time. */
    boolean isTime() {
        return verdict == null && exception == null && change == null;
    }
}
