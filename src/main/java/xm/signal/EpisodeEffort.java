package xm.signal;

/**
 * The effort of episodes, 0 none to 1, by what customers did: mean, and the share of those with high effort.
 *
 * <p>An episode counts with the effort known so far; when it grows it is taken back here and added where it ends now.
 */
public final class EpisodeEffort implements Accumulator<EpisodeEffort> {
    /** From here on effort is high: our own choice, 1.83 points with the weights that ship. */
    public static final double HIGH = 0.6;

    // hot path: mutable on purpose
    public long n;
    public long high;
    public ExactSum sum = new ExactSum();
    public ExactSum sumSquares = new ExactSum();
    /** Of effort; null in state of earlier releases. */
    public Levels levels = new Levels();

    void add(Fact.Effort effort, long sign) {
        double effort01 = effort.effort01();
        n += sign;
        high += effort01 >= HIGH ? sign : 0;
        if (levels == null) {
            levels = new Levels();
        }
        levels.add(effort01, 1, sign, false);
        if (sign > 0) {
            sum.add(effort01);
            sumSquares.add(effort01 * effort01);
        } else {
            sum.subtract(effort01);
            sumSquares.subtract(effort01 * effort01);
        }
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return n == 0 && high == 0 && sum.isZero() && sumSquares.isZero() && (levels == null || levels.isNothing());
    }

    @Override
    public void merge(EpisodeEffort other) {
        n += other.n;
        high += other.high;
        sum.merge(other.sum);
        sumSquares.merge(other.sumSquares);
        levels = Tally.sum(levels, other.levels, Levels::new);
    }

    /** The signal {@code effort}, or {@code null} without episodes. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        double total = sum.value();
        double squares = sumSquares.value();
        Interval interval = Intervals.meanOnScale(n, total, squares, 0, 1);
        return new Reading("effort", n, total / n, interval)
                .with("highEffort", (double) high / n)
                .with("sum", total)
                .with("sumSquares", squares)
                .with("highEffortCount", high)
                .withLevels(Levels.told(levels, n));
    }
}
