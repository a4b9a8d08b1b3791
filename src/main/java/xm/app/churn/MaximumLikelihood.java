package xm.app.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * The positive parameters under which what was observed is likeliest, and whether they can be trusted.
 *
 * <p>Powell's BOBYQA searches over the logarithms of the parameters, within bounds, from several starts. The result is
 * refused if a parameter ran to its bound, if the starts do not end at the same place, or if it is no top: there the
 * likelihood would still rise.
 */
final class MaximumLikelihood {
    /** Beyond these a parameter says that the model does not fit: everybody the same, or nobody ever. */
    static final double LEAST = 1e-3;

    static final double MOST = 1e3;

    private static final int MOST_EVALUATIONS = 5_000;
    private static final double FIRST_RADIUS = 0.5;
    private static final double LAST_RADIUS = 1e-7;
    private static final double AT_BOUND = 0.01;
    /** How far the logarithms of parameters may differ between starts. */
    private static final double SAME = 1e-3;
    /** By how much the mean log-likelihood may differ between starts, or rise along a unit of a logarithm. */
    private static final double FLAT = 1e-5;

    private static final double SIDE_STEP = 1e-4;

    private MaximumLikelihood() {}

    /**
     * What was found.
     *
     * @param problem why it is not to be used, if it is not
     */
    record Found(double[] parameters, double meanLogLikelihood, Optional<String> problem) {}

    /**
     * @param names of the parameters, for sentences
     * @param starts where to begin, each with all parameters
     * @param meanLogLikelihood of one observation, so that its scale does not depend on how many there are
     */
    static Found find(List<String> names, List<double[]> starts, ToDoubleFunction<double[]> meanLogLikelihood) {
        ToDoubleFunction<double[]> byLogarithms = logs -> meanLogLikelihood.applyAsDouble(exp(logs));
        List<PointValuePair> ends = new ArrayList<>();
        for (double[] start : starts) {
            climb(log(start), byLogarithms).ifPresent(ends::add);
        }
        ends.sort(Comparator.comparingDouble(PointValuePair::getValue).reversed());
        if (ends.isEmpty()) {
            return new Found(starts.get(0), Double.NaN, Optional.of("maximum likelihood did not converge"));
        }
        double[] best = ends.get(0).getPoint();
        Optional<String> problem = atBound(names, best)
                .or(() -> disagreement(ends, starts.size()))
                .or(() -> slope(names, best, byLogarithms));
        return new Found(exp(best), ends.get(0).getValue(), problem);
    }

    private static Optional<PointValuePair> climb(double[] start, ToDoubleFunction<double[]> byLogarithms) {
        int dimension = start.length;
        double[] least = new double[dimension];
        double[] most = new double[dimension];
        Arrays.fill(least, Math.log(LEAST));
        Arrays.fill(most, Math.log(MOST));
        try {
            return Optional.of(new BOBYQAOptimizer(2 * dimension + 1, FIRST_RADIUS, LAST_RADIUS)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(byLogarithms::applyAsDouble),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new SimpleBounds(least, most)));
        } catch (MathRuntimeException endless) {
            // one start that leads nowhere is told by what the others agree on
            return Optional.empty();
        }
    }

    private static Optional<String> atBound(List<String> names, double[] logs) {
        List<String> bounds = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] < Math.log(LEAST) + AT_BOUND) {
                bounds.add(names.get(i) + " fell to " + LEAST);
            } else if (logs[i] > Math.log(MOST) - AT_BOUND) {
                bounds.add(names.get(i) + " rose to " + Math.round(MOST));
            }
        }
        return bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "maximum likelihood ran to the edge of what makes sense (" + String.join(", ", bounds) + ")");
    }

    private static Optional<String> disagreement(List<PointValuePair> ends, int starts) {
        double[] best = ends.get(0).getPoint();
        long agreeing = ends.stream()
                .filter(end -> ends.get(0).getValue() - end.getValue() < FLAT)
                .filter(end ->
                        IntStream.range(0, best.length).allMatch(i -> Math.abs(end.getPoint()[i] - best[i]) < SAME))
                .count();
        return 2 * agreeing > starts
                ? Optional.empty()
                : Optional.of("maximum likelihood did not converge: only " + agreeing + " of " + starts
                        + " starts end at the same place");
    }

    private static Optional<String> slope(List<String> names, double[] best, ToDoubleFunction<double[]> byLogarithms) {
        for (int i = 0; i < best.length; i++) {
            double[] above = best.clone();
            double[] below = best.clone();
            above[i] += SIDE_STEP;
            below[i] -= SIDE_STEP;
            double slope = (byLogarithms.applyAsDouble(above) - byLogarithms.applyAsDouble(below)) / (2 * SIDE_STEP);
            // what is no number is no top either
            if (!(Math.abs(slope) < FLAT)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "maximum likelihood did not converge: it still changes by %.1g with %s",
                        slope,
                        names.get(i)));
            }
        }
        return Optional.empty();
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    private static double[] log(double[] parameters) {
        return Arrays.stream(parameters).map(Math::log).toArray();
    }
}
