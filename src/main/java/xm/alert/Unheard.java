package xm.alert;

/** Exceptions at one place that an alert has counted while people did not hear of it. */
public final class Unheard {
    public long exceptions;
    public double value;

    public Unheard() {}

    void add(double valueOfOne) {
        exceptions++;
        value += valueOfOne;
    }
}
