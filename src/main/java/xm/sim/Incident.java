package xm.sim;

import java.time.Duration;

/**
 * One trouble for a while.
 *
 * @param startsAfter time from the start of the simulation
 * @param intensity 0 (nothing happens) .. 1 (as bad as it gets)
 */
public record Incident(Trouble trouble, Duration startsAfter, Duration lasts, double intensity) {

    public Incident {
        if (startsAfter.isNegative() || lasts.isNegative()) {
            throw new IllegalArgumentException(trouble + " starts after " + startsAfter + " and lasts " + lasts
                    + " (an incident lies after the simulation's start)");
        }
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException(trouble + " with intensity " + intensity + " (use 0..1)");
        }
    }

    public Duration endsAfter() {
        return startsAfter.plus(lasts);
    }

    boolean isOn(long millisSinceStart) {
        return millisSinceStart >= startsAfter.toMillis()
                && millisSinceStart < endsAfter().toMillis();
    }
}
