package xm.sim;

import xm.event.Channel;
import xm.event.Visit;
import xm.event.Visit.Outcome;

/** The checkout as it is at this moment: what an attempt to pay leads to, for whoever makes it. */
final class Checkout {
    private static final int EXPECTED_STEPS = 5;

    private final Course course;
    private final Dice dice;

    Checkout(Course course, Dice dice) {
        this.course = course;
        this.dice = dice;
    }

    /**
     * An attempt: after an error four in five try again, up to three times; the others leave. Who meets no error leaves
     * in 6 of 100 cases for reasons of her own.
     */
    Visit attempt(Channel channel) {
        int errors = 0;
        boolean works = false;
        boolean stays = true;
        while (!works && stays && errors < 3) {
            works = !dice.chance(errorShare(channel));
            if (!works) {
                errors++;
                stays = dice.chance(0.8);
            }
        }
        boolean leaves = works ? dice.chance(0.06) : !stays;
        Outcome outcome = leaves ? Outcome.ABANDONED : works ? Outcome.COMPLETED : Outcome.FAILED;
        int detours = dice.pick(0.86, 0.10, 0.04);
        int steps = EXPECTED_STEPS + detours + 2 * errors - (outcome == Outcome.ABANDONED ? 2 : 0);
        double seconds = Math.rint(dice.logNormal(14, 0.35) * steps);
        return new Visit(outcome, steps, EXPECTED_STEPS, errors, seconds);
    }

    /** How good it was, 0..1. Somebody who changed her mind has no complaint; somebody whom errors drove away has. */
    static double service(Visit visit, Dice dice) {
        double lost = switch (visit.outcome()) {
            case COMPLETED -> 0;
            case FAILED -> 0.45;
            case ABANDONED -> visit.errors() > 0 ? 0.40 : 0.08;
        };
        return clamp(dice.gaussian(0.90, 0.05) - lost - 0.12 * visit.errors() - 0.02 * extraSteps(visit));
    }

    static double effort(Visit visit) {
        return clamp(0.08 + 0.2 * visit.errors() + 0.05 * extraSteps(visit));
    }

    private double errorShare(Channel channel) {
        double broken = channel == Channel.MOBILE ? course.intensity(Trouble.CHECKOUT_BREAKS_ON_MOBILE) : 0;
        return 0.02 + 0.75 * broken;
    }

    private static int extraSteps(Visit visit) {
        return Math.max(0, visit.steps() - visit.expectedSteps());
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
