package xm.signal;

import xm.event.CsatScale;
import xm.event.Survey;

/**
 * Customer satisfaction: the share of satisfied answers, each judged by the top box of its own scale.
 *
 * <p>The mean is another number and is told beside it, on the 1-5 scale: 1 + 4 times the mean of the answers between 0
 * and 1. Example: 5, 5, 10, 30, 50 answers of 1 to 5 are a CSAT of .80 and a mean of 4.15.
 */
public final class Csat implements Accumulator<Csat> {
    // hot path: mutable on purpose
    public long n;
    public long satisfied;
    public long dissatisfied;
    /** Sum of the answers, in 180ths of the unit scale. */
    public long sum;
    /** Sum of their squares. */
    public long sumSquares;

    public void add(Survey.Satisfaction answer) {
        CsatScale scale = answer.scale();
        long parts = UnitScale.parts(answer.score(), scale.lowest(), scale.highest());
        n++;
        if (scale.isSatisfied(answer.score())) {
            satisfied++;
        } else if (scale.isDissatisfied(answer.score())) {
            dissatisfied++;
        }
        sum += parts;
        sumSquares += parts * parts;
    }

    @Override
    public void merge(Csat other) {
        n += other.n;
        satisfied += other.satisfied;
        dissatisfied += other.dissatisfied;
        sum += other.sum;
        sumSquares += other.sumSquares;
    }

    /** The signal {@code csat}, or {@code null} without answers. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        double unitSum = (double) sum / UnitScale.WHOLE;
        double unitSquares = sumSquares / UnitScale.WHOLE_SQUARED;
        return new Reading("csat", n, (double) satisfied / n, Intervals.wilson(satisfied, n))
                .with("mean", 1 + 4 * unitSum / n)
                .with("satisfied", satisfied)
                .with("dissatisfied", dissatisfied)
                .with("sum", n + 4 * unitSum)
                .with("sumSquares", n + 8 * unitSum + 16 * unitSquares);
    }
}
