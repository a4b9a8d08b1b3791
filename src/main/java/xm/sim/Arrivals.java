package xm.sim;

import java.util.function.LongToDoubleFunction;

/** Things that come by chance at a changing rate: a Poisson process, thinned from its peak. */
record Arrivals(Agenda agenda, Dice dice) {

    /** Lets {@code step} happen {@code perSecond} times a second, times what {@code factor} (0..peak) says. */
    void let(double perSecond, LongToDoubleFunction factor, double peak, Runnable step) {
        agenda.after(dice.exponential(1 / (perSecond * peak)), () -> {
            if (dice.chance(factor.applyAsDouble(agenda.nowMillis()) / peak)) {
                step.run();
            }
            let(perSecond, factor, peak, step);
        });
    }
}
