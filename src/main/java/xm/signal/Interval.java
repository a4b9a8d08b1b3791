package xm.signal;

/** Where the true value lies with a stated confidence, both ends included. */
public record Interval(double low, double high) {

    /** The same on another scale: each end times a factor plus an offset. */
    Interval scaled(double factor, double offset) {
        return new Interval(low * factor + offset, high * factor + offset);
    }
}
