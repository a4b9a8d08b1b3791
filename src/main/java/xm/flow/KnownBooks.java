package xm.flow;

import xm.promise.BookHistory;
import xm.promise.PromiseBook;
import xm.promise.watch.Front;

/**
 * The promise books that have come, and the time.
 *
 * <p>A job that starts afresh reads the versions one after the other; what is told meanwhile waits, so that it is not
 * judged by one that has long been replaced. They are known when a whole tick has passed without another.
 *
 * @param quietTicks how often the clock has ticked since the newest came, until they are known
 * @param front how far windows have been told by now
 */
public record KnownBooks(BookHistory history, int quietTicks, Front front) {
    static final KnownBooks NONE = new KnownBooks(BookHistory.NONE, 0, Front.NONE);

    private static final int ENOUGH = 2;

    public KnownBooks {
        history = history == null ? BookHistory.NONE : history;
        front = front == null ? Front.NONE : front;
    }

    boolean isKnown() {
        return quietTicks >= ENOUGH;
    }

    KnownBooks with(PromiseBook book) {
        return new KnownBooks(history.with(book), isKnown() ? quietTicks : 0, front);
    }

    /** @param watermarkMillis up to when windows have been told since the job began */
    KnownBooks at(long tickMillis, long watermarkMillis) {
        int ticks = history.isEmpty() || isKnown() ? quietTicks : quietTicks + 1;
        return new KnownBooks(history, ticks, front.tick(tickMillis, watermarkMillis));
    }
}
