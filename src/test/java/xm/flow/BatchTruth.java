package xm.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.event.Arrival;
import xm.event.Cell;
import xm.event.SegmentAssignment;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.Tally;
import xm.signal.WindowLadder;

/**
 * The same signals by plain counting over a list: what every run of the flow must equal.
 *
 * <p>Knows nothing of panes, merging, state or hashes: each event is put into each window of each cell, customers into
 * sets.
 */
final class BatchTruth {
    /** A window of a cell, by names. */
    record Id(String cell, String window, long start) {}

    /** What was counted in it. */
    static final class Counted {
        final Tally tally = new Tally();
        final Set<String> customers = new HashSet<>();
    }

    final Map<Id, Counted> windows = new HashMap<>();
    final List<String> tooLate = new ArrayList<>();
    int duplicates;
    int accepted;

    private final WindowLadder ladder;

    /**
     * @param arrivals in the order in which they come, event time moving on after each
     * @param outOfOrderness event time's distance behind the newest event
     */
    BatchTruth(
            WindowLadder ladder,
            long outOfOrderness,
            long lateness,
            List<Arrival> arrivals,
            List<SegmentAssignment> segments) {
        this.ladder = ladder;
        Set<String> seen = new HashSet<>();
        long newest = Long.MIN_VALUE;
        for (Arrival arrival : arrivals) {
            Touchpoint event = arrival.event();
            long end = ladder.end(0, ladder.start(0, event.timeMillis()));
            boolean isOver = lateness != SignalSettings.FOR_EVER
                    && newest != Long.MIN_VALUE
                    && end - 1 + lateness <= newest - outOfOrderness - 1;
            if (isOver) {
                tooLate.add(event.id());
            } else if (!seen.add(event.source() + '\n' + event.id())) {
                duplicates++;
            } else {
                accepted++;
                count(event, segment(event, segments));
            }
            newest = Math.max(newest, event.timeMillis());
        }
    }

    private void count(Touchpoint event, String segment) {
        Cell named = new Cell(segment, event.touchpoint(), event.channel().wireName());
        for (Shape shape : Shape.values()) {
            for (int level = 0; shape.includes(segment) && level < ladder.levels(); level++) {
                Id id = new Id(shape.above(named).key(), ladder.name(level), ladder.start(level, event.timeMillis()));
                Counted counted = windows.computeIfAbsent(id, any -> new Counted());
                counted.tally.add(event);
                if (event.customer() != null && !event.isProbe()) {
                    counted.customers.add(event.customer());
                }
            }
        }
    }

    private static String segment(Touchpoint event, List<SegmentAssignment> segments) {
        if (event.isProbe()) {
            return Cell.PROBE;
        }
        if (event.segment() != null) {
            return event.segment();
        }
        String segment = Cell.UNASSIGNED;
        long from = Long.MIN_VALUE;
        for (SegmentAssignment assignment : segments) {
            if (assignment.customer().equals(event.customer())
                    && assignment.validFromMillis() <= event.timeMillis()
                    && assignment.validFromMillis() >= from) {
                segment = assignment.segment();
                from = assignment.validFromMillis();
            }
        }
        return segment;
    }
}
