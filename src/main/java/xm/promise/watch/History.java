package xm.promise.watch;

import java.util.Arrays;
import xm.promise.Sample;

/**
 * What was seen lately, in blocks that grow with their age: recent time is known to the minute, a month ago to the day.
 *
 * <p>At most {@value #SAME_SIZE} blocks are of the same size, then the oldest two become one of twice the size. So a month
 * is some 60 blocks, and any stretch of time up to now is known to a quarter of its length.
 */
public final class History {
    private static final int SAME_SIZE = 4;

    // mutable on purpose, public for the serializer
    /** Start of each block, the oldest first. */
    public long[] startsMillis = {};
    /** Length of each block in units of the finest. */
    public int[] sizes = {};
    /** Answers at each level, block by block. */
    public double[] weights = {};
    /** Customers seen, of each block. */
    public double[] customers = {};

    public History() {}

    /** Adds what a pane held to the newest block, or begins a new one. */
    void add(long paneStartMillis, long unitMillis, Sample sample, double seen) {
        int levels = sample.weights().length;
        long start = Math.floorDiv(paneStartMillis, unitMillis) * unitMillis;
        int last = startsMillis.length - 1;
        if (last < 0 || start > startsMillis[last]) {
            append(start, levels);
            compact(levels);
            last = startsMillis.length - 1;
        }
        for (int i = 0; i < levels; i++) {
            weights[last * levels + i] += sample.weights()[i];
        }
        customers[last] += seen;
    }

    /** Adds customers of a pane without answers to the newest block. */
    void seen(double more) {
        customers[customers.length - 1] += more;
    }

    /** Drops what ended before a time. */
    void forgetBefore(long timeMillis, long unitMillis) {
        int gone = 0;
        while (gone < startsMillis.length && endMillis(gone, unitMillis) <= timeMillis) {
            gone++;
        }
        drop(gone);
    }

    /** A block reaches to the next one, or to its own end. */
    private long endMillis(int block, long unitMillis) {
        return block + 1 < startsMillis.length ? startsMillis[block + 1] : startsMillis[block] + unitMillis;
    }

    /** Drops the blocks that began before a time, but for the newest. */
    void beginAt(long timeMillis) {
        int gone = 0;
        while (gone < startsMillis.length - 1 && startsMillis[gone] < timeMillis) {
            gone++;
        }
        drop(gone);
    }

    boolean isEmpty() {
        return startsMillis.length == 0;
    }

    /** Everything in the blocks that began at a time or later; of the newest block at least. */
    Stretch since(long timeMillis) {
        int first = startsMillis.length - 1;
        while (first > 0 && startsMillis[first - 1] >= timeMillis) {
            first--;
        }
        if (first < 0) {
            return null;
        }
        int levels = weights.length / startsMillis.length;
        double[] sum = new double[levels];
        double seen = 0;
        for (int block = first; block < startsMillis.length; block++) {
            for (int i = 0; i < levels; i++) {
                sum[i] += weights[block * levels + i];
            }
            seen += customers[block];
        }
        return new Stretch(startsMillis[first], new Sample(sum), seen);
    }

    /** What was seen from a time on. */
    record Stretch(long startMillis, Sample sum, double customers) {}

    private void append(long start, int levels) {
        int blocks = startsMillis.length;
        startsMillis = Arrays.copyOf(startsMillis, blocks + 1);
        startsMillis[blocks] = start;
        sizes = Arrays.copyOf(sizes, blocks + 1);
        sizes[blocks] = 1;
        customers = Arrays.copyOf(customers, blocks + 1);
        weights = Arrays.copyOf(weights, (blocks + 1) * levels);
    }

    /** Merges the oldest two of a size of which there are too many, which may be one too many of the next size. */
    private void compact(int levels) {
        int newest = startsMillis.length - 1;
        while (newest >= 0) {
            int oldest = newest;
            while (oldest > 0 && sizes[oldest - 1] == sizes[newest]) {
                oldest--;
            }
            if (newest - oldest >= SAME_SIZE) {
                mergeWithNext(oldest, levels);
            }
            newest = oldest - (newest - oldest >= SAME_SIZE ? 0 : 1);
        }
    }

    private void mergeWithNext(int block, int levels) {
        sizes[block] *= 2;
        customers[block] += customers[block + 1];
        for (int i = 0; i < levels; i++) {
            weights[block * levels + i] += weights[(block + 1) * levels + i];
        }
        startsMillis = without(startsMillis, block + 1);
        sizes = without(sizes, block + 1);
        customers = without(customers, block + 1, 1);
        weights = without(weights, (block + 1) * levels, levels);
    }

    private void drop(int gone) {
        if (gone > 0) {
            int levels = weights.length / startsMillis.length;
            weights = Arrays.copyOfRange(weights, gone * levels, weights.length);
            startsMillis = Arrays.copyOfRange(startsMillis, gone, startsMillis.length);
            sizes = Arrays.copyOfRange(sizes, gone, sizes.length);
            customers = Arrays.copyOfRange(customers, gone, customers.length);
        }
    }

    private static long[] without(long[] values, int index) {
        long[] fewer = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }

    private static int[] without(int[] values, int index) {
        int[] fewer = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }

    private static double[] without(double[] values, int index, int count) {
        double[] fewer = Arrays.copyOf(values, values.length - count);
        System.arraycopy(values, index + count, fewer, index, fewer.length - index);
        return fewer;
    }
}
