package xm.signal;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.util.Arrays;

/**
 * Quantiles of durations and scores, each within 1 % of the true value; a DDSketch whose values can be taken back.
 *
 * <p>A value is counted in the bin of its logarithm, so it is known to 1 %, and a quantile is the middle of the bin in
 * which its rank lies. Bins are counted in whole numbers: sketches add up in any order and grouping, and a value that is
 * taken back leaves no trace. Counts may be below zero for a while in a part that has to take back what another part
 * holds; a quantile is asked of the whole.
 *
 * <p>At most 1,383 bins (17 kB), 83 of them for scores from 1 to 5: what is below a thousandth counts as 0, what is
 * above 1e9 as 1e9.
 *
 * <p>Source: Masson, Rim and Lee (2019), DDSketch, VLDB 12(12):2195-2205; the bins' limits are those of its authors'
 * {@link LogarithmicMapping}, their store can neither take back nor be kept in Flink's state.
 */
public final class QuantileSketch implements Accumulator<QuantileSketch> {
    private static final IndexMapping BINS = new LogarithmicMapping(0.01);
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e9;

    // hot path: mutable on purpose
    /** How many values are 0, or next to it. */
    public long zeros;
    /** Bins that hold something, ascending. */
    public int[] bins = {};
    /** How many values each of them holds, never 0. */
    public long[] counts = {};

    /** Counts a value so many times, or takes it back so many times if the count is below 0. */
    public void add(double value, long count) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("not a number has no rank");
        }
        if (value < LEAST) {
            zeros += count;
        } else if (count != 0) {
            addToBin(BINS.index(Math.min(value, MOST)), count);
        }
    }

    private void addToBin(int bin, long count) {
        int found = Arrays.binarySearch(bins, bin);
        if (found < 0) {
            insert(-found - 1, bin, count);
        } else if (counts[found] + count == 0) {
            remove(found);
        } else {
            counts[found] += count;
        }
    }

    private void insert(int at, int bin, long count) {
        int[] moreBins = Arrays.copyOf(bins, bins.length + 1);
        long[] moreCounts = Arrays.copyOf(counts, bins.length + 1);
        System.arraycopy(bins, at, moreBins, at + 1, bins.length - at);
        System.arraycopy(counts, at, moreCounts, at + 1, bins.length - at);
        moreBins[at] = bin;
        moreCounts[at] = count;
        bins = moreBins;
        counts = moreCounts;
    }

    private void remove(int at) {
        int[] fewerBins = Arrays.copyOf(bins, bins.length - 1);
        long[] fewerCounts = Arrays.copyOf(counts, bins.length - 1);
        System.arraycopy(bins, at + 1, fewerBins, at, fewerBins.length - at);
        System.arraycopy(counts, at + 1, fewerCounts, at, fewerBins.length - at);
        bins = fewerBins;
        counts = fewerCounts;
    }

    /** Whether every value has been taken back. */
    boolean isEmpty() {
        return zeros == 0 && bins.length == 0;
    }

    @Override
    public void merge(QuantileSketch other) {
        zeros += other.zeros;
        int[] sumBins = new int[bins.length + other.bins.length];
        long[] sumCounts = new long[sumBins.length];
        int mine = 0;
        int theirs = 0;
        int size = 0;
        while (mine < bins.length || theirs < other.bins.length) {
            int bin = Math.min(binAt(bins, mine), binAt(other.bins, theirs));
            long count = 0;
            if (binAt(bins, mine) == bin) {
                count += counts[mine++];
            }
            if (binAt(other.bins, theirs) == bin) {
                count += other.counts[theirs++];
            }
            if (count != 0) {
                sumBins[size] = bin;
                sumCounts[size++] = count;
            }
        }
        bins = Arrays.copyOf(sumBins, size);
        counts = Arrays.copyOf(sumCounts, size);
    }

    /** Past the end, a bin that no value has. */
    private static int binAt(int[] bins, int at) {
        return at < bins.length ? bins[at] : Integer.MAX_VALUE;
    }

    /** How many values were counted and not taken back. */
    public long count() {
        long sum = zeros;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Where each bin that holds something begins, ascending; the first begins at 0 where something counts as 0. */
    double[] edges() {
        int first = zeros == 0 ? 0 : 1;
        double[] edges = new double[first + bins.length];
        for (int i = 0; i < bins.length; i++) {
            edges[first + i] = BINS.lowerBound(bins[i]);
        }
        return edges;
    }

    /** How many values each of these bins holds. */
    double[] counted() {
        int first = zeros == 0 ? 0 : 1;
        double[] counted = new double[first + bins.length];
        for (int i = 0; i < bins.length; i++) {
            counted[first + i] = (double) counts[i];
        }
        if (first == 1) {
            counted[0] = (double) zeros;
        }
        return counted;
    }

    /** The value of rank ⌊q(n-1)⌋, counted from 0, for q from 0 (least) to 1 (most); NaN when there is none. */
    public double quantile(double q) {
        long n = count();
        if (n <= 0) {
            return Double.NaN;
        }
        long rank = (long) Math.floor(q * (n - 1));
        long upTo = zeros;
        for (int i = 0; i < bins.length && upTo <= rank; i++) {
            upTo += counts[i];
            if (upTo > rank) {
                return BINS.value(bins[i]);
            }
        }
        return 0;
    }
}
