package xm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When somebody watched over the promises, by the signs of life of the job that judges them: its heartbeats, and the times
 * that its verdicts are of.
 *
 * <p>Between two signs it lived; where none came for longer than {@link #PATIENCE_MILLIS}, nothing is known. A time that
 * it judged later, when it was back, has verdicts and is watched. What is told of one time in any order is the same.
 */
final class Watched {
    /**
     * A silence that is none, in milliseconds: as long as the alarm on a silent job waits. The clock of the job ticks
     * every 10 s unless it is set otherwise, and a restart takes less.
     */
    static final long PATIENCE_MILLIS = 120_000;

    /** From the first sign of each stretch to its last. */
    private final TreeMap<Long, Long> stretches = new TreeMap<>();

    /** A sign of life. */
    void see(long atMillis) {
        long from = atMillis;
        long to = atMillis;
        Map.Entry<Long, Long> before = stretches.floorEntry(atMillis);
        if (before != null && atMillis <= before.getValue() + PATIENCE_MILLIS) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        Long next = stretches.higherKey(atMillis);
        if (next != null && next <= to + PATIENCE_MILLIS) {
            to = Math.max(to, stretches.remove(next));
        }
        stretches.put(from, to);
    }

    /** The parts of a shift that were watched, in order; short silences at its edges are none. */
    List<Stretch> in(Shift shift) {
        List<Stretch> watched = new ArrayList<>();
        stretches.forEach((first, last) -> {
            long from = first <= shift.fromMillis() + PATIENCE_MILLIS ? shift.fromMillis() : first;
            long to = last >= shift.toMillis() - PATIENCE_MILLIS ? shift.toMillis() : last;
            if (last >= shift.fromMillis() && first < shift.toMillis() && from < to) {
                watched.add(shift.within(from, to));
            }
        });
        return watched.stream().filter(stretch -> !stretch.isEmpty()).toList();
    }
}
