package xm.report;

/** The time that is reported on, from a moment up to, and without, another. */
public record Shift(long fromMillis, long toMillis) {
    /** @throws IllegalArgumentException if it has no length */
    public Shift {
        if (toMillis <= fromMillis) {
            throw new IllegalArgumentException("a shift ends after it begins");
        }
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
