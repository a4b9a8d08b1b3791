package xm.signal;

/**
 * Net promoter score: the percentage of promoters (9, 10) less that of detractors (0 to 6), -100 to 100.
 *
 * <p>Source: Reichheld, Harvard Business Review 2003. Example: 50 promoters, 30 passives and 20 detractors are 30, 14.1
 * to 44.2 with the interval of {@link Intervals#netShare}.
 */
public final class Nps implements Accumulator<Nps> {
    private static final int PROMOTER_FROM = 9;
    private static final int DETRACTOR_UP_TO = 6;

    // hot path: mutable on purpose
    public long n;
    public long promoters;
    public long detractors;

    public void add(int score) {
        n++;
        if (score >= PROMOTER_FROM) {
            promoters++;
        } else if (score <= DETRACTOR_UP_TO) {
            detractors++;
        }
    }

    @Override
    public void merge(Nps other) {
        n += other.n;
        promoters += other.promoters;
        detractors += other.detractors;
    }

    /** The signal {@code nps}, or {@code null} without answers. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        Interval interval = Intervals.netShare(n, promoters, detractors).scaled(100, 0);
        return new Reading("nps", n, 100.0 * (promoters - detractors) / n, interval)
                .with("promoters", promoters)
                .with("detractors", detractors);
    }
}
