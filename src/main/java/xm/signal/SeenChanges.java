package xm.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The newest changes that were seen, each once, at most eight: which ones does not depend on the order they came in.
 *
 * <p>The newest eight of everything are among the newest eight of every part, so they add up like any other count.
 */
public final class SeenChanges implements Accumulator<SeenChanges> {
    static final int MOST = 8;

    // mutable on purpose
    /** Oldest first. */
    public List<SeenChange> newest = new ArrayList<>();

    public void add(SeenChange change) {
        int found = Collections.binarySearch(newest, change, SeenChange.IN_TIME);
        if (found >= 0) {
            return;
        }
        newest.add(-found - 1, change);
        if (newest.size() > MOST) {
            newest.remove(0);
        }
    }

    @Override
    public void merge(SeenChanges other) {
        other.newest.forEach(this::add);
    }
}
