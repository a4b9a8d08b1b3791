package xm.signal;

import xm.event.Quality;

/** Quality of experience, 1 to 5: mean opinion scores of what was measured, with the share of good and of poor ones. */
public final class OpinionScores implements Accumulator<OpinionScores> {
    // hot path: mutable on purpose
    public long n;

    /** Adds a measurement; one that no model can judge is not counted. */
    public void add(Quality quality) {}

    @Override
    public void merge(OpinionScores other) {
        n += other.n;
    }

    /** The signal {@code qoe}, or {@code null} when nothing was measured. */
    Reading reading() {
        return null;
    }
}
