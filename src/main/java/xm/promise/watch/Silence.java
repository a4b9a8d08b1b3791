package xm.promise.watch;

import xm.promise.TouchpointTerms;

/**
 * When a silence is one too many.
 *
 * <p>By its rhythm: when {@value #TOO_MANY} answers were surely to be expected and none came, which by chance happens
 * once in a million, and twice what was normal before. By the book: after {@code silentAfter} if as many were to be
 * expected by then, whatever was normal; where answers are rare, three times what was normal is enough, {@value
 * #FEWEST} at least. At an hour that was not yet lived through, three times as many have to be missing: the answers of
 * the evening tell how many come at night only so far. A silence is at least a minute long, and a source of which no
 * rate is known is never silent. What usually comes late is missed so much later, but by the book no answer may be
 * older than {@code silentAfter}, by the clock too where the job itself lags behind it.
 *
 * @param byRhythmMillis from when on it is one too many by its rhythm, {@link Long#MAX_VALUE} for never
 * @param byBookMillis from when on by the book
 */
record Silence(long byRhythmMillis, long byBookMillis) {
    private static final double TOO_MANY = 14;
    private static final double NORMAL_TIMES = 2;
    /** Of a hundred answers a day the longest normal silence is some 6, and twice that is met once in a few months. */
    private static final double RARE_TIMES = 3;
    /** Who says in the book how long a silence may be wants to hear of it before a fortnight of daily answers is missing. */
    private static final double FEWEST = 5;

    private static final double UNKNOWN_HOUR_TIMES = 3;
    /** A hiccup on the way is no silence, however busy the source. */
    private static final long LEAST_MILLIS = 60_000;

    private static final double NEAR_BY_RHYTHM = 0.5;
    private static final double NEAR_BY_BOOK = 0.9;

    private static final Silence NEVER = new Silence(Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * If nothing comes after what was heard last.
     *
     * @param delayMillis how late answers usually come
     */
    static Silence after(Rhythm rhythm, TouchpointTerms terms, long delayMillis) {
        if (rhythm.firstMillis == Long.MIN_VALUE || !rhythm.isKnown()) {
            return NEVER;
        }
        long from = rhythm.lastMillis;
        double times = rhythm.hasLived(from) ? 1 : UNKNOWN_HOUR_TIMES;
        double normal = rhythm.longestSilence;
        long inTime = rhythm.surelyExpectedBy(from, Math.max(times * TOO_MANY, NORMAL_TIMES * normal));
        long byRhythm = Math.max(from + LEAST_MILLIS, later(inTime, delayMillis));
        if (terms == null || terms.silentAfterMillis() <= 0) {
            return new Silence(byRhythm, Long.MAX_VALUE);
        }
        double missed = times * Math.max(FEWEST, Math.min(TOO_MANY, RARE_TIMES * normal));
        long least = from + Math.max(LEAST_MILLIS, terms.silentAfterMillis());
        return new Silence(byRhythm, Math.max(least, rhythm.expectedBy(from, missed)));
    }

    /** The same, later by so much where it is ever. */
    Silence later(long millis) {
        return new Silence(later(byRhythmMillis, millis), later(byBookMillis, millis));
    }

    /** The same, but not before a time. */
    Silence notBefore(long timeMillis) {
        return new Silence(Math.max(byRhythmMillis, timeMillis), Math.max(byBookMillis, timeMillis));
    }

    /** From when on answers are nearly as old as a silence; by its rhythm half as old, which chance does not bring about. */
    Silence nearly(long dueMillis) {
        return new Silence(
                part(dueMillis, byRhythmMillis, NEAR_BY_RHYTHM), part(dueMillis, byBookMillis, NEAR_BY_BOOK));
    }

    /** From when on nobody can see any more, in a job whose time lies so far behind the clock. */
    long beginsMillis(long lagMillis) {
        return Math.min(byRhythmMillis, later(byBookMillis, -lagMillis));
    }

    private static long part(long fromMillis, long toMillis, double part) {
        return toMillis == Long.MAX_VALUE ? toMillis : fromMillis + Math.round(part * (toMillis - fromMillis));
    }

    private static long later(long timeMillis, long byMillis) {
        return timeMillis == Long.MAX_VALUE ? timeMillis : timeMillis + byMillis;
    }
}
