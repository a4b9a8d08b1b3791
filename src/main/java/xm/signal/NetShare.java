package xm.signal;

/**
 * Answers 1 to 7 by Temkin's boxes: the share of 6 and 7 less that of 1, 2 and 3, from -1 to 1.
 *
 * <p>Source: experiencematters.wordpress.com/temkin-experience-ratings-overview.
 */
public final class NetShare implements Accumulator<NetShare> {
    private static final int POSITIVE_FROM = 6;
    private static final int NEGATIVE_UP_TO = 3;

    // hot path: mutable on purpose
    public long n;
    public long positive;
    public long negative;

    public void add(int score) {
        n++;
        if (score >= POSITIVE_FROM) {
            positive++;
        } else if (score <= NEGATIVE_UP_TO) {
            negative++;
        }
    }

    @Override
    public void merge(NetShare other) {
        n += other.n;
        positive += other.positive;
        negative += other.negative;
    }

    /** The signal of that name, or {@code null} without answers. */
    Reading reading(String signal) {
        if (n == 0) {
            return null;
        }
        return new Reading(signal, n, (double) (positive - negative) / n, Intervals.netShare(n, positive, negative))
                .with("positive", positive)
                .with("negative", negative);
    }
}
