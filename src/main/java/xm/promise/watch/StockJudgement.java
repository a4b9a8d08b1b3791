package xm.promise.watch;

import java.util.Locale;
import xm.promise.VerdictState;

/**
 * What is to be said of a promise on a stock: the risk or the loyalty of everybody who is known.
 *
 * <p>Everybody was counted, so nothing has to be inferred of them; they may be better or worse than customers like them
 * by chance only. Broken: worse than promised by more than five standard errors of such a chance, in two panes one after
 * the other. It stays broken until the value keeps the promise in two.
 *
 * @param state while it is not broken
 * @param evidence how far it is on the way to that distance, 1 is there
 * @param gap how much worse than promised, between 0 and 1; negative if better
 */
record StockJudgement(VerdictState state, double low, double high, double evidence, double gap, String gate) {
    /** So many panes one after the other make another state. */
    static final int PANES = 2;

    private static final double STANDARD_ERRORS = 5;

    static StockJudgement of(Watch watch, Target target) {
        double unit = target.signal().unit(watch.stockValue);
        double half =
                STANDARD_ERRORS * (Math.sqrt(Math.max(0, unit * (1 - unit)) / watch.stockSize) + 0.5 / watch.stockSize);
        double gap = target.mean() - unit;
        VerdictState state =
                gap > 0 ? VerdictState.AT_RISK : half <= 1 - target.mean() ? VerdictState.KEPT : VerdictState.UNPROVEN;
        double one = target.signal().value(Math.max(0, unit - half));
        double other = target.signal().value(Math.min(1, unit + half));
        return new StockJudgement(
                state,
                Math.min(one, other),
                Math.max(one, other),
                Math.max(0, gap / half),
                gap,
                String.format(Locale.ROOT, "counted of %,.0f known customers", watch.stockSize));
    }

    /** Whether it speaks for being broken, or for not being broken any more. */
    boolean isTurning(VerdictState before) {
        return before == VerdictState.BROKEN ? gap <= 0 : evidence > 1;
    }
}
