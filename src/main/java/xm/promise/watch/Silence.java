package xm.promise.watch;

import xm.promise.TouchpointTerms;

/**
 * When a silence is one too many.
 *
 * <p>By its rhythm: when {@value #TOO_MANY} answers were surely to be expected and none came, which by chance happens
 * once in a million, and twice what was normal before. By the book: after {@code silentAfter} if as many were to be
 * expected by then, whatever was normal; where answers are rare, three times what was normal is enough,
 * {@value #FEWEST} at least. At an hour that was not yet lived through, three times as many have to be missing: the answers of
 * the evening tell how many come at night only so far. A silence is at least a minute long, and a source of which no
 * rate is known is never silent. What usually comes late is missed so much later, but by the book no answer may be older than
 * {@code silentAfter}.
 */
final class Silence {
    private static final double TOO_MANY = 14;
    private static final double NORMAL_TIMES = 2;
    /** Of a hundred answers a day the longest normal silence is some 6, and twice that is met once in a few months. */
    private static final double RARE_TIMES = 3;
    /** Who says in the book how long a silence may be wants to hear of it before a fortnight of daily answers is missing. */
    private static final double FEWEST = 5;

    private static final double UNKNOWN_HOUR_TIMES = 3;
    /** A hiccup on the way is no silence, however busy the source. */
    private static final long LEAST_MILLIS = 60_000;

    private Silence() {}

    /**
     * From when on nobody can see any more, if nothing comes; {@link Long#MAX_VALUE} for never.
     *
     * @param delayMillis how late answers usually come
     */
    static long beginsMillis(Rhythm rhythm, TouchpointTerms terms, long delayMillis) {
        if (rhythm.firstMillis == Long.MIN_VALUE || !rhythm.isKnown()) {
            return Long.MAX_VALUE;
        }
        long from = rhythm.lastMillis;
        double times = rhythm.hasLived(from) ? 1 : UNKNOWN_HOUR_TIMES;
        double normal = rhythm.longestSilence;
        long inTime = rhythm.surelyExpectedBy(from, Math.max(times * TOO_MANY, NORMAL_TIMES * normal));
        long byRhythm = inTime == Long.MAX_VALUE ? inTime : inTime + delayMillis;
        long least = from + LEAST_MILLIS;
        if (terms == null || terms.silentAfterMillis() <= 0) {
            return Math.max(least, byRhythm);
        }
        double missed = times * Math.max(FEWEST, Math.min(TOO_MANY, RARE_TIMES * normal));
        long byBook = Math.max(from + terms.silentAfterMillis(), rhythm.expectedBy(from, missed));
        return Math.max(least, Math.min(byRhythm, byBook));
    }
}
