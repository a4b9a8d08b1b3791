package xm.signal;

/** The effort of episodes, 0 to 1, by what customers did: mean, and the share of those with high effort. */
public final class EpisodeEffort implements Accumulator<EpisodeEffort> {
    // hot path: mutable on purpose
    public long n;

    void add(Fact.Effort effort, long sign) {
        n += sign;
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return n == 0;
    }

    @Override
    public void merge(EpisodeEffort other) {
        n += other.n;
    }

    /** The signal {@code effort}, or {@code null} without episodes. */
    Reading reading() {
        return null;
    }
}
