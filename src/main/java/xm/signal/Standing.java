package xm.signal;

import java.util.Arrays;

/**
 * How the known customers of a segment stand: how many, their risk of leaving, their rung; and who moved.
 *
 * <p>In a pane it holds changes; in a window that is told, the stock at its end together with the moves within it.
 * Customers tell their risk in whole 2^-20 and their value in cents, so that what each of them adds is taken away again
 * to the last bit.
 */
public final class Standing implements Accumulator<Standing> {
    private static final String[] RUNGS = {"at-risk", "satisfied", "loyal", "advocate", "referrer"};
    private static final int LOYAL = 2;
    private static final double CENTS = 100;

    // hot path: mutable on purpose
    public long customers;
    public long atRisk;
    /** Money a year of those at risk, in hundredths. */
    public long centsAtRisk;

    public ExactSum risk = new ExactSum();
    public ExactSum riskSquares = new ExactSum();
    /** Customers on each rung, from at-risk to referrer; null while there are none. */
    public long[] rungs;

    /** Moves over the threshold of risk, upwards and downwards; who comes or goes at risk is one of them. */
    public long entered;

    public long left;
    /** Moves on the ladder, of customers who were on it before. */
    public long up;

    public long down;

    void add(StandingChange change) {
        customers += change.customers();
        atRisk += change.atRisk();
        centsAtRisk += Math.round(change.valueAtRisk() * CENTS);
        risk.add(change.risk());
        riskSquares.add(change.riskSquares());
        entered += change.atRisk() > 0 ? 1 : 0;
        left += change.atRisk() < 0 ? 1 : 0;
        int from = change.fromRung();
        int to = change.toRung();
        if (from >= 0) {
            rungs = Counts.add(rungs, from, -1);
        }
        if (to >= 0) {
            rungs = Counts.add(rungs, to, 1);
        }
        up += from >= 0 && to > from ? 1 : 0;
        down += to >= 0 && to < from ? 1 : 0;
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return customers == 0
                && atRisk == 0
                && centsAtRisk == 0
                && risk.isZero()
                && riskSquares.isZero()
                && (rungs == null || Arrays.stream(rungs).allMatch(count -> count == 0))
                && entered == 0
                && left == 0
                && up == 0
                && down == 0;
    }

    @Override
    public void merge(Standing other) {
        mergeStock(other);
        mergeMoves(other);
    }

    /** Adds who came and went, but not their moves: a stock has none. */
    void mergeStock(Standing other) {
        customers += other.customers;
        atRisk += other.atRisk;
        centsAtRisk += other.centsAtRisk;
        risk.merge(other.risk);
        riskSquares.merge(other.riskSquares);
        rungs = Counts.sum(rungs, other.rungs);
    }

    private void mergeMoves(Standing other) {
        entered += other.entered;
        left += other.left;
        up += other.up;
        down += other.down;
    }

    /** This stock with the moves of a window, as it is told; {@code null} are no moves. */
    Standing withMoves(Standing window) {
        Standing told = new Standing();
        told.mergeStock(this);
        if (window != null) {
            told.mergeMoves(window);
        }
        return told;
    }

    /**
     * The signal {@code churn-risk}, or {@code null} while nobody is known.
     *
     * <p>Its interval is that of a bounded mean: it says how far the mean of so many customers can be off as the mean of
     * customers like them.
     */
    Reading riskReading() {
        if (customers <= 0) {
            return null;
        }
        double sum = risk.value();
        Interval interval = Intervals.meanOnScale(customers, sum, riskSquares.value(), 0, 1);
        return new Reading("churn-risk", customers, sum / customers, interval)
                .with("atRisk", atRisk)
                .with("valueAtRisk", centsAtRisk / CENTS)
                .with("entered", entered)
                .with("left", left);
    }

    /** The signal {@code loyalty}, or {@code null} while nobody is known. */
    Reading loyaltyReading() {
        if (customers <= 0) {
            return null;
        }
        long loyal = 0;
        for (int rung = LOYAL; rung < RUNGS.length; rung++) {
            loyal += onRung(rung);
        }
        Reading reading =
                new Reading("loyalty", customers, (double) loyal / customers, Intervals.wilson(loyal, customers));
        for (int rung = 0; rung < RUNGS.length; rung++) {
            reading = reading.with(RUNGS[rung], onRung(rung));
        }
        return reading.with("up", up).with("down", down);
    }

    private long onRung(int rung) {
        return rungs == null || rung >= rungs.length ? 0 : rungs[rung];
    }
}
