package xm.signal.qoe;

/**
 * How long a task on the web took against how long users expect it to take at worst: opinion falls with the logarithm.
 *
 * <p>It is 1 from the longest expected time on and 5 up to a least one, below which nobody notices. The least time grows
 * a little with the expected one, by the kind of task. Published code offers 5 to 100 expected seconds; beyond them
 * this is the same line between the same two ends.
 *
 * <p>Source: ITU-T G.1030, annex A.
 */
public enum WebSession {
    /** A page element, an answer to a click. */
    SINGLE_EVENT(0.003, 0.12),
    ONE_PAGE(0.005, 0.24),
    /** A search and its result. */
    TWO_PAGES(0.011, 0.47);

    private final double slope;
    private final double offset;

    WebSession(double slope, double offset) {
        this.slope = slope;
        this.offset = offset;
    }

    /** NaN where no more is expected than the least time, under half a second: nothing could be told apart. */
    public double opinion(double seconds, double expectedSeconds) {
        double least = slope * expectedSeconds + offset;
        if (expectedSeconds <= least) {
            return Double.NaN;
        }
        if (seconds <= least) {
            return 5;
        }
        return seconds >= expectedSeconds ? 1 : 5 - 4 * Math.log(seconds / least) / Math.log(expectedSeconds / least);
    }
}
