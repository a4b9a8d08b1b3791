package xm.app.churn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import xm.signal.Interval;

/**
 * Intervals by drawing as many customers again, with repetition, many times over: the 2.5th to the 97.5th percentile.
 *
 * <p>Draws are the same for all measures and predictions of the same customers, so a difference of two is measured on the
 * same customers, and the same in each run.
 *
 * <p>A calibration error is a sum of distances, to which each drawing adds some of its own: its interval lies higher than
 * it does, and may leave it out.
 */
final class Bootstrap {
    private static final long SEED = 20_260_101;
    private static final double TAIL = 0.025;

    private final int draws;
    private final int customers;

    Bootstrap(int draws, int customers) {
        this.draws = draws;
        this.customers = customers;
    }

    /** The interval of each of several measures. */
    Interval[] of(Outcomes outcomes, Measure... measures) {
        double[][] drawn = new double[measures.length][draws];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < draws; draw++) {
            Outcomes resampled = outcomes.counted(counts(random));
            for (int i = 0; i < measures.length; i++) {
                drawn[i][draw] = measures[i].applyAsDouble(resampled);
            }
        }
        return Arrays.stream(drawn).map(Bootstrap::middle).toArray(Interval[]::new);
    }

    /** The interval of how much better than the other the first one ranks. */
    Interval ofDifference(Outcomes one, Outcomes other) {
        SplittableRandom random = new SplittableRandom(SEED);
        return middle(IntStream.range(0, draws)
                .mapToDouble(draw -> {
                    int[] counts = counts(random);
                    return one.counted(counts).auc() - other.counted(counts).auc();
                })
                .toArray());
    }

    private int[] counts(SplittableRandom random) {
        int[] counts = new int[customers];
        for (int i = 0; i < customers; i++) {
            counts[random.nextInt(customers)]++;
        }
        return counts;
    }

    /** Draws in which a measure was not defined are left out. */
    private static Interval middle(double[] drawn) {
        double[] sorted = Arrays.stream(drawn)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        int out = (int) (TAIL * sorted.length);
        return new Interval(sorted[out], sorted[sorted.length - 1 - out]);
    }

    /** A measure of outcomes. */
    interface Measure extends ToDoubleFunction<Outcomes> {}
}
