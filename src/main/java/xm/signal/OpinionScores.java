package xm.signal;

import xm.event.Quality;
import xm.signal.qoe.Opinion;

/**
 * Quality of experience, 1 to 5: mean opinion score of what was measured, with the share of good and of poor ones.
 *
 * <p>Good is 4 or more, poor is below 2.5. The tenth percentile says how it is for those whom a mean forgets.
 */
public final class OpinionScores implements Accumulator<OpinionScores> {
    // hot path: mutable on purpose
    public long n;
    public long good;
    public long poor;
    /** Sum of the scores, each between 0 and 1. */
    public ExactSum sum = new ExactSum();
    /** Sum of their squares. */
    public ExactSum sumSquares = new ExactSum();

    public QuantileSketch scores = new QuantileSketch();
    /** Of the scores; null in state of earlier releases. */
    public Levels levels = new Levels();

    /** Adds a measurement; one that no model can judge is not counted. */
    public void add(Quality quality) {
        Opinion.of(quality).ifPresent(this::add);
    }

    private void add(double score) {
        n++;
        if (score >= Opinion.GOOD) {
            good++;
        } else if (score < Opinion.POOR) {
            poor++;
        }
        double unit = (score - 1) / 4;
        sum.add(unit);
        sumSquares.add(unit * unit);
        scores.add(score, 1);
        if (levels == null) {
            levels = new Levels();
        }
        levels.add(unit, 1, 1, true);
    }

    @Override
    public void merge(OpinionScores other) {
        n += other.n;
        good += other.good;
        poor += other.poor;
        sum.merge(other.sum);
        sumSquares.merge(other.sumSquares);
        scores.merge(other.scores);
        levels = Tally.sum(levels, other.levels, Levels::new);
    }

    /** The signal {@code qoe}, or {@code null} when nothing was measured. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        double unitSum = sum.value();
        double unitSquares = sumSquares.value();
        Interval interval = Intervals.meanOnScale(n, unitSum, unitSquares, 1, 5);
        return new Reading("qoe", n, 1 + 4 * unitSum / n, interval)
                .with("good", (double) good / n)
                .with("poor", (double) poor / n)
                // the middle of the uppermost bin lies beyond the scale
                .with("p10", Math.min(5, scores.quantile(0.1)))
                .with("sum", n + 4 * unitSum)
                .with("sumSquares", n + 8 * unitSum + 16 * unitSquares)
                .with("goodCount", good)
                .with("poorCount", poor)
                .withLevels(Levels.told(levels, n));
    }
}
