package xm.promise;

/** Where a mean between 0 and 1 lies with a stated confidence, both ends included. */
public record Bounds(double low, double high) {
    /** Nothing is known. */
    public static final Bounds ALL = new Bounds(0, 1);
}
