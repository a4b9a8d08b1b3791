package xm.flow;

import xm.promise.BookHistory;
import xm.promise.PromiseBook;

/**
 * The promise books that have come, and the time.
 *
 * <p>A job that starts afresh reads the versions one after the other; what is told meanwhile waits, so that it is not
 * judged by one that has long been replaced. They are known when a whole tick has passed without another.
 *
 * @param quietTicks how often the clock has ticked since the newest came, until they are known
 * @param nowMillis of the last tick
 */
public record KnownBooks(BookHistory history, int quietTicks, long nowMillis) {
    static final KnownBooks NONE = new KnownBooks(BookHistory.NONE, 0, Long.MIN_VALUE);

    private static final int ENOUGH = 2;

    public KnownBooks {
        history = history == null ? BookHistory.NONE : history;
    }

    boolean isKnown() {
        return quietTicks >= ENOUGH;
    }

    KnownBooks with(PromiseBook book) {
        return new KnownBooks(history.with(book), isKnown() ? quietTicks : 0, nowMillis);
    }

    KnownBooks at(long tickMillis) {
        int ticks = history.isEmpty() || isKnown() ? quietTicks : quietTicks + 1;
        return new KnownBooks(history, ticks, tickMillis);
    }
}
