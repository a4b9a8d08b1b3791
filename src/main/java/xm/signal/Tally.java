package xm.signal;

import java.util.List;
import xm.event.Touchpoint;

/** Everything that was counted in one cell and window; tallies add up. */
public final class Tally {
    // hot path: mutable on purpose
    public long events;
    /** Time of the first and of the last event. */
    public long firstMillis = Long.MAX_VALUE;

    public long lastMillis = Long.MIN_VALUE;
    /** Stages seen, one bit each by ordinal. */
    public int stages;
    /** Customers seen for the first time, by how many levels of windows were new to them; null when there are none. */
    public long[] customers;

    public void add(Touchpoint event) {
        events++;
    }

    public void merge(Tally other) {
        mergeSignals(other);
        customers = Pane.sum(customers, other.customers);
    }

    public void mergeSignals(Tally other) {
        events += other.events;
        firstMillis = Math.min(firstMillis, other.firstMillis);
        lastMillis = Math.max(lastMillis, other.lastMillis);
        stages |= other.stages;
    }

    public Tally copy() {
        Tally copy = new Tally();
        copy.merge(this);
        return copy;
    }

    /** The signals of a window at a level, those with n = 0 left out. */
    public List<Reading> readings(int level) {
        return List.of();
    }
}
