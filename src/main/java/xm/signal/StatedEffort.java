package xm.signal;

import xm.event.EffortInstrument;
import xm.event.Survey;

/**
 * The effort that customers say they had: mean of the answers, turned so that 0 is none and 1 the most.
 *
 * <p>The three instruments point in different directions, so only the turned values meet. Answers beyond the middle are
 * difficult (CES 1.0 4-5, CES 2.0 1-3, Net Easy 5-7); easy are CES 1.0 1-2, CES 2.0 5-7 and Net Easy 1-2.
 *
 * <p>Sources: CES 1.0 Dixon, Freeman and Toman, Harvard Business Review 2010; CES 2.0 with 1-3 negative and 5-7
 * positive; Net Easy as BT uses it (contactcentrehelper.com/neteasy).
 */
public final class StatedEffort implements Accumulator<StatedEffort> {
    private static final long MIDDLE = UnitScale.WHOLE / 2;
    private static final long EASY_UP_TO = UnitScale.WHOLE / 3;
    private static final long NET_EASY_UP_TO = UnitScale.WHOLE / 6;

    // hot path: mutable on purpose
    public long n;
    public long difficult;
    public long easy;
    /** Sum of effort, in 180ths. */
    public long sum;
    /** Sum of its squares. */
    public long sumSquares;
    /** Of effort; null in state of earlier releases. */
    public Levels levels = new Levels();

    public void add(Survey.Effort answer) {
        EffortInstrument instrument = answer.instrument();
        long parts = UnitScale.parts(answer.score(), instrument.lowest(), instrument.highest());
        long effort = instrument.highIsEffort() ? parts : UnitScale.WHOLE - parts;
        n++;
        if (effort > MIDDLE) {
            difficult++;
        } else if (effort <= (instrument == EffortInstrument.NET_EASY ? NET_EASY_UP_TO : EASY_UP_TO)) {
            easy++;
        }
        sum += effort;
        sumSquares += effort * effort;
        if (levels == null) {
            levels = new Levels();
        }
        levels.add((double) effort / UnitScale.WHOLE, 1, 1, false);
    }

    @Override
    public void merge(StatedEffort other) {
        n += other.n;
        difficult += other.difficult;
        easy += other.easy;
        sum += other.sum;
        sumSquares += other.sumSquares;
        levels = Tally.sum(levels, other.levels, Levels::new);
    }

    /** The signal {@code stated-effort}, or {@code null} without answers. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        double unitSum = (double) sum / UnitScale.WHOLE;
        double unitSquares = sumSquares / UnitScale.WHOLE_SQUARED;
        Interval interval = Intervals.meanOnScale(n, unitSum, unitSquares, 0, 1);
        return new Reading("stated-effort", n, unitSum / n, interval)
                .with("difficult", difficult)
                .with("easy", easy)
                .with("sum", unitSum)
                .with("sumSquares", unitSquares)
                .withLevels(Levels.told(levels, n));
    }
}
