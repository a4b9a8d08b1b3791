package xm.signal;

/** How many of those counted were hits: abandoned visits and contacts, deliveries on time. */
public final class Share implements Accumulator<Share> {
    // hot path: mutable on purpose
    public long n;
    public long hits;

    public void add(boolean hit) {
        n++;
        if (hit) {
            hits++;
        }
    }

    @Override
    public void merge(Share other) {
        n += other.n;
        hits += other.hits;
    }

    /** The signal of that name, 0 to 1, its hits under a name of their own; {@code null} when nothing was counted. */
    Reading reading(String signal, String hitsName) {
        return n == 0
                ? null
                : new Reading(signal, n, (double) hits / n, Intervals.wilson(hits, n)).with(hitsName, hits);
    }
}
