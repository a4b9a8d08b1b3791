package xm.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, from a moment up to, and without, another. */
public record Stretch(long fromMillis, long toMillis) {

    public long millis() {
        return toMillis - fromMillis;
    }

    boolean isEmpty() {
        return toMillis <= fromMillis;
    }

    /** How long at least one of them lasted: what happens in two places at once counts once. */
    static long together(Collection<Stretch> stretches) {
        List<Stretch> inOrder = new ArrayList<>(stretches);
        inOrder.sort(Comparator.comparingLong(Stretch::fromMillis));
        long sum = 0;
        long reached = Long.MIN_VALUE;
        for (Stretch stretch : inOrder) {
            if (stretch.toMillis > reached) {
                sum += stretch.toMillis - Math.max(reached, stretch.fromMillis);
                reached = stretch.toMillis;
            }
        }
        return sum;
    }
}
