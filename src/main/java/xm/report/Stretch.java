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

    /** What it has in common with another; without length if nothing. */
    Stretch and(Stretch other) {
        long begin = Math.max(fromMillis, other.fromMillis);
        return new Stretch(begin, Math.max(begin, Math.min(toMillis, other.toMillis)));
    }

    /** What lies between stretches that are in order and apart, before the first of them and after the last. */
    List<Stretch> without(List<Stretch> inOrder) {
        List<Stretch> left = new ArrayList<>();
        long reached = fromMillis;
        for (Stretch stretch : inOrder) {
            left.add(new Stretch(reached, Math.max(reached, stretch.fromMillis)));
            reached = Math.max(reached, stretch.toMillis);
        }
        left.add(new Stretch(reached, Math.max(reached, toMillis)));
        return left.stream().filter(stretch -> !stretch.isEmpty()).toList();
    }

    static long sum(Collection<Stretch> stretches) {
        return stretches.stream().mapToLong(Stretch::millis).sum();
    }

    /** Those in order of which one begins where the one before ends, made one. */
    static List<Stretch> joined(List<Stretch> inOrder) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch stretch : inOrder) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).toMillis == stretch.fromMillis) {
                joined.set(last, new Stretch(joined.get(last).fromMillis, stretch.toMillis));
            } else {
                joined.add(stretch);
            }
        }
        return List.copyOf(joined);
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
