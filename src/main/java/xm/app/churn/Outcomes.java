package xm.app.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What was predicted of each customer, and what happened: how far the one agrees with the other.
 *
 * <p>Measures that are not defined for these outcomes, such as a ranking when the same happened to all, are
 * {@link Double#NaN}. Each customer counts as often as a resampling drew them, once in the original.
 */
final class Outcomes {
    private static final double LEAST_PROBABILITY = 1e-15;
    private static final int BINS = 10;

    private final int[] customers;
    private final double[] predicted;
    private final boolean[] happened;
    private final int[] counts;
    private final long size;
    private final long hits;

    /** In order of prediction, the highest first. */
    private Outcomes(int[] customers, double[] predicted, boolean[] happened, int[] counts) {
        this.customers = customers;
        this.predicted = predicted;
        this.happened = happened;
        this.counts = counts;
        long all = 0;
        long yes = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            yes += happened[i] ? counts[i] : 0;
        }
        this.size = all;
        this.hits = yes;
    }

    /** @param predicted probabilities, or for measures of ranking any numbers that are higher for the likelier */
    static Outcomes of(double[] predicted, boolean[] happened) {
        int[] order = IntStream.range(0, predicted.length)
                .boxed()
                .sorted((one, other) -> Double.compare(predicted[other], predicted[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[order.length];
        boolean[] came = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = predicted[order[i]];
            came[i] = happened[order[i]];
        }
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        return new Outcomes(order, sorted, came, once);
    }

    /** The same with each customer, in the order in which they were given, counted so many times. */
    Outcomes counted(int[] times) {
        int[] resampled = new int[customers.length];
        for (int i = 0; i < customers.length; i++) {
            resampled[i] = times[customers[i]];
        }
        return new Outcomes(customers, predicted, happened, resampled);
    }

    /** How many customers were given. */
    int length() {
        return customers.length;
    }

    /** The share of those to whom it happened. */
    double baseRate() {
        return (double) hits / size;
    }

    /** The mean of what was predicted. */
    double meanPredicted() {
        return mean((p, came) -> p);
    }

    /** The probability that of two customers, one to whom it happened, that one had the higher prediction; ties half. */
    double auc() {
        double better = 0;
        long missesAbove = 0;
        for (int from = 0, to; from < counts.length; from = to) {
            to = endOfTie(from);
            long tiedHits = 0;
            long tiedMisses = 0;
            for (int i = from; i < to; i++) {
                if (happened[i]) {
                    tiedHits += counts[i];
                } else {
                    tiedMisses += counts[i];
                }
            }
            missesAbove += tiedMisses;
            better += tiedHits * (size - hits - missesAbove + tiedMisses / 2.0);
        }
        return better / ((double) hits * (size - hits));
    }

    /** The mean squared difference of prediction and outcome. */
    double brier() {
        return mean((p, came) -> came ? (1 - p) * (1 - p) : p * p);
    }

    /** The mean surprise in natural units; a probability of 0 or 1 that was wrong costs {@code -ln 1e-15}. */
    double logLoss() {
        return mean((p, came) -> -Math.log(Math.max(LEAST_PROBABILITY, came ? p : 1 - p)));
    }

    /** The mean distance of predicted and actual share over ten bins of equal width, each by its size. */
    double calibrationError() {
        double[] excess = new double[BINS];
        for (int i = 0; i < counts.length; i++) {
            int bin = Math.min((int) (predicted[i] * BINS), BINS - 1);
            excess[bin] += counts[i] * (predicted[i] - (happened[i] ? 1 : 0));
        }
        return Arrays.stream(excess).map(Math::abs).sum() / size;
    }

    /** How much more often it happened to the given percent of highest predictions than to all; ties take their share. */
    double lift(int percent) {
        long top = (size * percent + 99) / 100;
        double found = 0;
        long left = top;
        for (int from = 0, to; from < counts.length && left > 0; from = to) {
            to = endOfTie(from);
            long tied = 0;
            long tiedHits = 0;
            for (int i = from; i < to; i++) {
                tied += counts[i];
                tiedHits += happened[i] ? counts[i] : 0;
            }
            if (tied > 0) {
                long taken = Math.min(left, tied);
                found += (double) tiedHits * taken / tied;
                left -= taken;
            }
        }
        return found / top / baseRate();
    }

    /** The log-odds of what happened as a line over the log-odds of what was predicted: ideally the line through both. */
    CalibrationLine calibration() {
        return CalibrationLine.through(predicted, happened, counts, true);
    }

    /** What is to be added to all predicted log-odds so that on the whole they come true; ideally 0. */
    double calibrationInTheLarge() {
        return CalibrationLine.through(predicted, happened, counts, false).intercept();
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < predicted.length && predicted[to] == predicted[from]) {
            to++;
        }
        return to;
    }

    private double mean(Loss loss) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * loss.of(predicted[i], happened[i]);
        }
        return sum / size;
    }

    private interface Loss {
        double of(double probability, boolean came);
    }
}
