package xm.app.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xm.customer.churn.FallbackTable;

/**
 * How likely customers come back on a day, counted by how long they had been silent and on how many days they had bought.
 *
 * <p>A cell's rate is its returns per day of waiting, for all customers who ever waited so long, whether they came back or
 * the record ended first. So nothing has to be thrown away to have a horizon to look at, and horizons longer than the
 * record can be asked for: after the longest silence seen, its rate goes on. The chance of no return within a horizon is
 * the product over its days. Cells of little evidence lean on their row and bin: each is given
 * {@value #BORROWED_RETURNS} returns at the rate of its margins.
 *
 * <p>This is the piecewise-constant hazard of event history analysis (Holford 1980, "occurrence/exposure rates").
 */
final class ReturnRates {
    private static final List<Integer> PURCHASE_DAYS = List.of(1, 2, 3, 4, 6, 10);
    private static final int[] SILENT_DAYS = {3, 7, 14, 21, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 365, 545, 730};
    private static final double BORROWED_RETURNS = 5;
    private static final double MOST_LIKELY = 0.5;
    private static final double ROUNDED = 1e4;
    /** Nearer to certain no cell is, whatever was counted. */
    private static final double LEAST_SHARE = 0.001;

    private final int[] edges;
    private final double[][] waited;
    private final double[][] rates;

    private ReturnRates(int[] edges, double[][] returns, double[][] waited) {
        this.edges = edges;
        this.waited = waited;
        this.rates = smoothed(returns, waited);
    }

    /** Counts what happened before a time. */
    static ReturnRates of(List<History> histories, long endMillis) {
        int[] edges = edgesWithin(histories, endMillis);
        double[][] returns = new double[PURCHASE_DAYS.size()][edges.length + 1];
        double[][] waited = new double[PURCHASE_DAYS.size()][edges.length + 1];
        long lastDay = Math.floorDiv(endMillis - 1, History.DAY_MILLIS);
        for (History history : histories) {
            long[] days = history.purchaseDaysBefore(endMillis);
            for (int i = 0; i < days.length; i++) {
                int row = row(i + 1);
                boolean isBack = i + 1 < days.length;
                // who comes back on the next day was silent for no day before, and waited for one
                double waiting = (double) (isBack ? days[i + 1] : lastDay) - days[i];
                if (isBack) {
                    returns[row][bin(edges, waiting - 1)]++;
                }
                for (int bin = 0; bin <= edges.length; bin++) {
                    waited[row][bin] += overlap(edges, bin, 0, waiting);
                }
            }
        }
        return new ReturnRates(edges, returns, waited);
    }

    /** The chance that who has bought on so many days and was silent for so long does not come back within a horizon. */
    double lost(int purchaseDays, double silentDays, double horizonDays) {
        double logStays = 0;
        for (int bin = 0; bin <= edges.length; bin++) {
            logStays += overlap(edges, bin, silentDays, silentDays + horizonDays)
                    * Math.log1p(-rates[row(purchaseDays)][bin]);
        }
        return Math.exp(logStays);
    }

    /** The same as a table, each bin by its middle; silence by itself lowers no risk. */
    FallbackTable table(double horizonDays) {
        List<List<Double>> lost = new ArrayList<>();
        for (int row = 0; row < rates.length; row++) {
            double[] values = new double[edges.length + 1];
            for (int bin = 0; bin < values.length; bin++) {
                values[bin] = lost(PURCHASE_DAYS.get(row), middle(bin), horizonDays);
            }
            lost.add(Arrays.stream(Rising.of(values, waited[row]))
                    .map(value ->
                            Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, Math.round(value * ROUNDED) / ROUNDED)))
                    .boxed()
                    .toList());
        }
        return new FallbackTable(Arrays.stream(edges).asDoubleStream().boxed().toList(), PURCHASE_DAYS, lost);
    }

    /** Edges of bins up to the longest time in which anybody could be silent. */
    private static int[] edgesWithin(List<History> histories, long endMillis) {
        long longest = histories.stream()
                .filter(history -> history.hasBoughtBefore(endMillis))
                .mapToLong(history -> (endMillis - history.purchases()[0]) / History.DAY_MILLIS)
                .max()
                .orElse(0);
        return Arrays.stream(SILENT_DAYS).filter(edge -> edge < longest).toArray();
    }

    private static double[][] smoothed(double[][] returns, double[][] waited) {
        int rows = returns.length;
        int bins = returns[0].length;
        double[] rowReturns = new double[rows];
        double[] rowWaited = new double[rows];
        double[] binReturns = new double[bins];
        double[] binWaited = new double[bins];
        for (int row = 0; row < rows; row++) {
            for (int bin = 0; bin < bins; bin++) {
                rowReturns[row] += returns[row][bin];
                binReturns[bin] += returns[row][bin];
                rowWaited[row] += waited[row][bin];
                binWaited[bin] += waited[row][bin];
            }
        }
        // one more of each, so that no rate is nought and none is missing
        double overall = (Arrays.stream(rowReturns).sum() + 1)
                / (Arrays.stream(rowWaited).sum() + 1 / MOST_LIKELY);
        double[][] rates = new double[rows][bins];
        for (int row = 0; row < rows; row++) {
            double ofRow = borrowing(rowReturns[row], rowWaited[row], overall);
            double ofBin = overall;
            for (int bin = 0; bin < bins; bin++) {
                ofBin = borrowing(binReturns[bin], binWaited[bin], ofBin);
                double ofMargins = Math.min(MOST_LIKELY, ofRow * ofBin / overall);
                rates[row][bin] = borrowing(returns[row][bin], waited[row][bin], ofMargins);
            }
        }
        return rates;
    }

    private static double borrowing(double returns, double waited, double rate) {
        return (returns + BORROWED_RETURNS) / (waited + BORROWED_RETURNS / rate);
    }

    private double middle(int bin) {
        double from = bin == 0 ? 0 : edges[bin - 1];
        return bin == edges.length ? from : (from + edges[bin]) / 2;
    }

    private static int row(int purchaseDays) {
        int row = PURCHASE_DAYS.size() - 1;
        while (PURCHASE_DAYS.get(row) > purchaseDays) {
            row--;
        }
        return row;
    }

    private static int bin(int[] edges, double silentDays) {
        int bin = 0;
        while (bin < edges.length && edges[bin] <= silentDays) {
            bin++;
        }
        return bin;
    }

    /** How much of a stretch of silence lies in a bin. */
    private static double overlap(int[] edges, int bin, double from, double to) {
        double begin = bin == 0 ? 0 : edges[bin - 1];
        double end = bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin];
        return Math.max(0, Math.min(to, end) - Math.max(from, begin));
    }
}
