package xm.promise.watch;

import java.util.Arrays;

/**
 * How many of the customers that are counted once a pane come again: a quarter of an hour of ten regulars is ten customers,
 * not ten times ninety.
 *
 * <p>Each longer window that is told counts its customers once. Held against the panes that it is made of, the newest of
 * each length says which share of them were different people. Between two lengths the share falls by a power of time;
 * beyond the longest it stays, so every further day counts its customers anew. Where no longer window is told, everybody
 * is new in each pane.
 */
public final class Regulars {
    // mutable on purpose, public for the serializer
    /** Lengths of the longer windows, ascending. */
    public long[] lengthsMillis = {};
    /** End of the newest window of each length. */
    public long[] endsMillis = {};
    /** Customers of the panes since then, each counted once a pane. */
    public double[] counted = {};
    /** The share of them who were different people in the newest whole window; 0 where none is known. */
    public double[] shares = {};

    public Regulars() {}

    /** A pane was told for the first time. */
    void pane(double customers) {
        for (int i = 0; i < counted.length; i++) {
            counted[i] += customers;
        }
    }

    /** A longer window was told for the first time, after the panes in it and before any later one. */
    void window(long startMillis, long endMillis, double customers) {
        long length = endMillis - startMillis;
        int at = Arrays.binarySearch(lengthsMillis, length);
        if (at < 0) {
            at = -at - 1;
            lengthsMillis = with(lengthsMillis, at, length);
            endsMillis = with(endsMillis, at, Watch.NEVER);
            counted = with(counted, at);
            shares = with(shares, at);
        }
        if (endsMillis[at] == startMillis && counted[at] > 0) {
            shares[at] = Math.min(1, customers / counted[at]);
        }
        if (endMillis > endsMillis[at]) {
            endsMillis[at] = endMillis;
            counted[at] = 0;
        }
    }

    /** The share of customers counted once a pane, in a stretch of time, who were different people. */
    double share(long stretchMillis, long paneMillis) {
        long shorter = paneMillis;
        double most = 1;
        for (int i = 0; i < lengthsMillis.length; i++) {
            if (shares[i] == 0 || lengthsMillis[i] <= shorter) {
                continue;
            }
            // a longer time never has fewer people in it
            double least = Math.max(Math.min(most, shares[i]), most * shorter / lengthsMillis[i]);
            if (stretchMillis < lengthsMillis[i]) {
                double way = Math.log((double) Math.max(stretchMillis, shorter) / shorter)
                        / Math.log((double) lengthsMillis[i] / shorter);
                return most * Math.pow(least / most, way);
            }
            shorter = lengthsMillis[i];
            most = least;
        }
        return most;
    }

    private static long[] with(long[] values, int index, long value) {
        long[] more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, index, more, index + 1, values.length - index);
        more[index] = value;
        return more;
    }

    private static double[] with(double[] values, int index) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, index, more, index + 1, values.length - index);
        more[index] = 0;
        return more;
    }
}
