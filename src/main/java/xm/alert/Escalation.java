package xm.alert;

import xm.promise.Observed;
import xm.promise.PromisedSignal;

/**
 * Why a ticket becomes a page.
 *
 * <p>By time: it is still broken so long after it was detected as the promise says. By margin: even the good end of what was
 * observed shows three times the failures that were promised, where a promise of 90 % promises 10 % failures; of a time, three
 * times as long. A promise without failures counts as one of 1 %; one of which more than a third may fail has no such margin.
 */
final class Escalation {
    static final String TIME = "time";
    static final String MARGIN = "margin";

    private static final double FACTOR = 3;
    private static final double FEWEST_FAILURES = 0.01;

    private Escalation() {}

    /** Whether one cell is as bad as that. */
    static boolean isFarBelow(Sight sight) {
        PromisedSignal signal = PromisedSignal.named(sight.signal).orElse(null);
        Observed observed = sight.observed;
        if (signal == null || observed == null) {
            return false;
        }
        double good = signal.isHighBetter() ? observed.high() : observed.low();
        if (signal.basis() == PromisedSignal.Basis.TIME) {
            return good >= FACTOR * sight.bound;
        }
        double promised = Math.max(1 - signal.target(sight.bound), FEWEST_FAILURES);
        return 1 - signal.unit(good) >= FACTOR * promised;
    }
}
