package xm.signal;

/** How cases went: how long until they were resolved, and how many within their target. */
public final class Resolutions implements Accumulator<Resolutions> {
    // hot path: mutable on purpose
    public long n;

    void add(Fact.Resolution resolution, long sign) {
        n += sign;
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return n == 0;
    }

    @Override
    public void merge(Resolutions other) {
        n += other.n;
    }

    /** The signal {@code resolution-time}, or {@code null} when none was resolved. */
    Reading timeReading() {
        return null;
    }

    /** The signal {@code in-target}, or {@code null} when none had a target. */
    Reading targetReading() {
        return null;
    }
}
