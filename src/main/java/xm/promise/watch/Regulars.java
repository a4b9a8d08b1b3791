package xm.promise.watch;

import java.util.Arrays;

/**
 * How many of the customers that are counted once a pane come again: a quarter of an hour of ten regulars is ten customers,
 * not ten times ninety.
 *
 * <p>Each longer window counts its customers once, so it tells how many customers there are to an event in so much time, as
 * panes do for their own. What the newest windows of a length told weighs most. Between two lengths the share of different
 * people falls by a power of time; beyond the longest it stays, so every further hour counts its customers anew. Where no
 * longer window is told, everybody is new in each pane.
 *
 * <p>What is told of a time is told by the windows that had ended by then, whatever was heard before.
 */
public final class Regulars {
    private static final double FADING = 0.75;
    private static final double ENOUGH_EVENTS = 10_000;

    // mutable on purpose, public for the serializer
    /** Customers of panes, each counted once a pane, and their events. */
    public double paneCustomers;

    public double paneEvents;
    /** Lengths of the longer windows, ascending. */
    public long[] lengthsMillis = {};
    /** End of the newest window of each length. */
    public long[] endsMillis = {};
    /** Customers of the windows of each length up to the newest, each counted once a window, and their events. */
    public double[] customers = {};

    public double[] events = {};
    /** The same up to the window before the newest. */
    public double[] customersBefore = {};

    public double[] eventsBefore = {};

    public Regulars() {}

    /** A pane was told for the first time. */
    void pane(double seen, double happened) {
        if (paneEvents > ENOUGH_EVENTS) {
            paneCustomers /= 2;
            paneEvents /= 2;
        }
        paneCustomers += seen;
        paneEvents += happened;
    }

    /** A longer window was told for the first time. */
    void window(long startMillis, long endMillis, double seen, double happened) {
        int at = at(endMillis - startMillis);
        if (endMillis > endsMillis[at]) {
            endsMillis[at] = endMillis;
            customersBefore[at] = customers[at];
            eventsBefore[at] = events[at];
            customers[at] = FADING * customers[at] + seen;
            events[at] = FADING * events[at] + happened;
        }
    }

    /** The share of customers counted once a pane, in a stretch of time up to a time, who were different people. */
    double share(long stretchMillis, long untilMillis, long paneMillis) {
        long shorter = paneMillis;
        double most = 1;
        for (int i = 0; i < lengthsMillis.length; i++) {
            double told = told(i, untilMillis);
            if (Double.isNaN(told) || lengthsMillis[i] <= shorter) {
                continue;
            }
            // a longer time never has fewer people in it
            double least = Math.max(Math.min(most, told), most * shorter / lengthsMillis[i]);
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

    private double told(int at, long untilMillis) {
        boolean isOver = endsMillis[at] <= untilMillis;
        double perEvent = isOver ? customers[at] / events[at] : customersBefore[at] / eventsBefore[at];
        return perEvent / (paneCustomers / paneEvents);
    }

    private int at(long length) {
        int found = Arrays.binarySearch(lengthsMillis, length);
        if (found >= 0) {
            return found;
        }
        int at = -found - 1;
        lengthsMillis = with(lengthsMillis, at, length);
        endsMillis = with(endsMillis, at, Watch.NEVER);
        customers = with(customers, at);
        events = with(events, at);
        customersBefore = with(customersBefore, at);
        eventsBefore = with(eventsBefore, at);
        return at;
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
