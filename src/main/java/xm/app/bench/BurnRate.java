package xm.app.bench;

import xm.app.bench.MinuteRule.Minutes;

/**
 * A rule of site reliability: page if the budget of bad answers burns more than so many times as fast as is allowed, over a
 * long window and still over a short one.
 */
record BurnRate(double factor, int longMinutes, int shortMinutes) {

    /** The rule by which a share of the budget of a period is burnt in the long window. */
    static BurnRate of(double budgetShare, double periodMinutes, int longMinutes, int shortMinutes) {
        return new BurnRate(budgetShare * periodMinutes / longMinutes, longMinutes, shortMinutes);
    }

    /** The share of bad answers at which it sounds; above 1 it never can. */
    double badNeeded(double promised) {
        return factor * (1 - promised);
    }

    boolean isReachable(double promised) {
        return badNeeded(promised) < 1;
    }

    /** Minutes until the long window is full enough when from one moment so many are bad, none before; infinite if never. */
    double minutesToAlarm(double promised, double bad) {
        double needed = badNeeded(promised);
        return needed < bad ? longMinutes * needed / bad : Double.POSITIVE_INFINITY;
    }

    boolean isBroken(Minutes minutes, double promised) {
        return burns(minutes, longMinutes, promised) && burns(minutes, shortMinutes, promised);
    }

    private boolean burns(Minutes minutes, int window, double promised) {
        long answers = minutes.answers(window);
        return answers > 0 && minutes.bad(window) > badNeeded(promised) * answers;
    }
}
