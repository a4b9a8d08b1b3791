package xm.app.churn;

import xm.signal.Interval;

/** A measure with where it would lie, 95 times of 100, with other customers of the same kind; NaN is undefined. */
public record Measured(double value, Interval interval) {
    public boolean isDefined() {
        return !Double.isNaN(value);
    }
}
