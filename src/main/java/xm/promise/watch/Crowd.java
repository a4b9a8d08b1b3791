package xm.promise.watch;

import java.util.Arrays;

/**
 * How many different customers came in the blocks of a {@link History}: at most.
 *
 * <p>Nobody remembers who they were, only how many were new to their pane, hour and day. So those of a stretch are no more
 * than those of its panes, of the hours it lies in, and of the days it lies in, each counted once in each; the least of the
 * three is told. An hour or day of which the beginning was not seen is not counted as one.
 */
public final class Crowd {
    private static final int COUNTS = 3;
    private static final long[] ONCE_IN_MILLIS = {1, Faces.HOUR_MILLIS, Faces.DAY_MILLIS};

    // mutable on purpose, public for the serializer
    /** Of each block: new to their pane, to their hour, to their day. */
    public double[] counts = {};
    /** Those that came before the first block, but in the hour or day that it begins in. */
    public double[] before = new double[COUNTS];

    public long knownFromMillis = Watch.NEVER;

    public Crowd() {}

    void append() {
        counts = Arrays.copyOf(counts, counts.length + COUNTS);
    }

    /** Adds those of a pane to the newest block. */
    void add(long paneStartMillis, Faces faces) {
        if (knownFromMillis == Watch.NEVER) {
            knownFromMillis = paneStartMillis;
        }
        int newest = counts.length - COUNTS;
        double anHour = isKnownWhole(paneStartMillis, Faces.HOUR_MILLIS) ? faces.anHour() : faces.aPane();
        double aDay = isKnownWhole(paneStartMillis, Faces.DAY_MILLIS) ? faces.aDay() : anHour;
        counts[newest] += faces.aPane();
        counts[newest + 1] += anHour;
        counts[newest + 2] += aDay;
    }

    private boolean isKnownWhole(long timeMillis, long lengthMillis) {
        return windowStart(timeMillis, lengthMillis) >= knownFromMillis;
    }

    void mergeWithNext(int block) {
        int next = (block + 1) * COUNTS;
        double[] fewer = Arrays.copyOf(counts, counts.length - COUNTS);
        System.arraycopy(counts, next + COUNTS, fewer, next, fewer.length - next);
        for (int i = 0; i < COUNTS; i++) {
            fewer[block * COUNTS + i] += counts[next + i];
        }
        counts = fewer;
    }

    void drop(int gone, long[] startsMillis) {
        double[] sums = before(gone, startsMillis);
        counts = Arrays.copyOfRange(counts, gone * COUNTS, counts.length);
        before = sums;
    }

    /** How many came in a block and those after it, at most. */
    double since(int first, long[] startsMillis) {
        double[] sums = before(first, startsMillis);
        for (int i = first * COUNTS; i < counts.length; i++) {
            sums[i % COUNTS] += counts[i];
        }
        return Arrays.stream(sums).min().orElse(0);
    }

    /** Those before a block that were counted in the hour and in the day in which it begins. */
    private double[] before(int block, long[] startsMillis) {
        double[] sums = new double[COUNTS];
        if (block >= startsMillis.length) {
            return sums;
        }
        for (int i = 1; i < COUNTS; i++) {
            long from = windowStart(startsMillis[block], ONCE_IN_MILLIS[i]);
            sums[i] = windowStart(startsMillis[0], ONCE_IN_MILLIS[i]) == from ? before[i] : 0;
            for (int earlier = 0; earlier < block; earlier++) {
                sums[i] += startsMillis[earlier + 1] > from ? counts[earlier * COUNTS + i] : 0;
            }
        }
        return sums;
    }

    private static long windowStart(long timeMillis, long lengthMillis) {
        return Math.floorDiv(timeMillis, lengthMillis) * lengthMillis;
    }
}
