package xm.flow;

import xm.promise.PromiseBook;

/**
 * What every cell hears: a new version of the promise book, or what time it is.
 *
 * @param book or {@code null}
 * @param nowMillis of a clock, if there is no book
 */
public record Bulletin(PromiseBook book, long nowMillis) {
    static Bulletin of(PromiseBook book) {
        return new Bulletin(book, 0);
    }

    static Bulletin of(Long nowMillis) {
        return new Bulletin(null, nowMillis);
    }
}
