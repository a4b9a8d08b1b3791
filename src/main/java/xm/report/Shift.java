package xm.report;

/**
 * The time that is reported on, from a moment up to, and without, another.
 *
 * @param askedToMillis up to when a report was asked for: later than its end where that was not over yet
 */
public record Shift(long fromMillis, long toMillis, long askedToMillis) {
    /** @throws IllegalArgumentException if it has no length */
    public Shift {
        if (toMillis <= fromMillis) {
            throw new IllegalArgumentException("a shift ends after it begins");
        }
    }

    public Shift(long fromMillis, long toMillis) {
        this(fromMillis, toMillis, toMillis);
    }

    /**
     * As much of it as is over: of what is still to come nothing is known.
     *
     * @throws IllegalArgumentException if it has not begun
     */
    public Shift upTo(long nowMillis) {
        return nowMillis < toMillis ? new Shift(fromMillis, nowMillis, askedToMillis) : this;
    }

    /** Whether all that was asked for is over. */
    public boolean isOver() {
        return toMillis == askedToMillis;
    }

    public long lengthMillis() {
        return toMillis - fromMillis;
    }

    /** The part of a stretch that lies in it; without length if none does. */
    Stretch within(long fromMillis, long toMillis) {
        long begin = Math.max(this.fromMillis, fromMillis);
        return new Stretch(begin, Math.max(begin, Math.min(this.toMillis, toMillis)));
    }
}
