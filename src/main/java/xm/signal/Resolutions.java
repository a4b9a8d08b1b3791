package xm.signal;

/**
 * How cases went: how long until they were resolved, and how many within their target.
 *
 * <p>Times are in a sketch, the rest are counts: what is taken back leaves no trace.
 */
public final class Resolutions implements Accumulator<Resolutions> {
    // hot path: mutable on purpose
    /** Seconds until resolved, of the cases that were. */
    public QuantileSketch seconds = new QuantileSketch();
    /** Cases of which it is known whether they kept their target. */
    public long judged;

    public long inTarget;

    void add(Fact.Resolution resolution, long sign) {
        if (resolution.seconds() != null) {
            seconds.add(resolution.seconds(), sign);
        }
        if (resolution.isInTarget() != null) {
            judged += sign;
            inTarget += resolution.isInTarget() ? sign : 0;
        }
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return seconds.isEmpty() && judged == 0 && inTarget == 0;
    }

    @Override
    public void merge(Resolutions other) {
        seconds.merge(other.seconds);
        judged += other.judged;
        inTarget += other.inTarget;
    }

    /** The signal {@code resolution-time}, or {@code null} when none was resolved. */
    Reading timeReading() {
        long n = seconds.count();
        if (n <= 0) {
            return null;
        }
        return new Reading("resolution-time", n, seconds.quantile(0.9), interval(0.9, n))
                .with("p50", seconds.quantile(0.5))
                .with("p99", seconds.quantile(0.99))
                .withBins(seconds.counted(), seconds.edges());
    }

    /** The signal {@code in-target}, or {@code null} when none was judged. */
    Reading targetReading() {
        if (judged <= 0) {
            return null;
        }
        return new Reading("in-target", judged, (double) inTarget / judged, Intervals.wilson(inTarget, judged))
                .with("breached", judged - inTarget);
    }

    /**
     * The 95 % interval of a quantile: between the two values whose ranks the number of values below it may well have.
     *
     * <p>That number is binomial, nearly normal: nq ± z·√(nq(1-q)). Where there are too few values for such a rank, the
     * lowest or highest stands in. Source: Conover (1999), Practical Nonparametric Statistics, 3.2; of 100 values, the
     * 90th percentile lies between the 84th and the 97th.
     */
    private Interval interval(double q, long n) {
        double half = Intervals.Z95 * Math.sqrt(n * q * (1 - q));
        return new Interval(ranked((long) Math.floor(n * q - half), n), ranked((long) Math.ceil(n * q + half) + 1, n));
    }

    /** The value of a rank, 1 the lowest, n the highest. */
    private double ranked(long rank, long n) {
        long within = Math.max(1, Math.min(n, rank));
        // half a rank more, so that no rounding error leads to the rank below
        return seconds.quantile(n == 1 ? 0 : Math.min(1, (within - 0.5) / (n - 1)));
    }
}
