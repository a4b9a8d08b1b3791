package xm.signal;

import java.util.Arrays;

/** Arrays of counts that grow as they are added to; {@code null} is one in which nothing was counted. */
final class Counts {
    private Counts() {}

    /** Adds to the count at an index. */
    static long[] add(long[] counts, int index, long count) {
        long[] grown = withLength(counts, index + 1);
        grown[index] += count;
        return grown;
    }

    /** Mine plus the other's, never the other's own array. */
    static long[] sum(long[] mine, long[] other) {
        if (other == null) {
            return mine;
        }
        long[] sum = withLength(mine, other.length);
        for (int i = 0; i < other.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static long[] withLength(long[] counts, int length) {
        if (counts == null) {
            return new long[length];
        }
        return counts.length < length ? Arrays.copyOf(counts, length) : counts;
    }
}
