package xm.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import xm.customer.Audience;
import xm.customer.CustomerException;
import xm.customer.CustomerMemory;
import xm.customer.Story;
import xm.customer.StoryRules;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.Cell;
import xm.event.SegmentAssignment;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.Tally;
import xm.signal.WindowLadder;

/**
 * The same signals by plain counting over a list: what every run of the flow must equal.
 *
 * <p>Knows nothing of panes, merging, state or hashes: each event is put into each window of each cell, customers into
 * sets. What a customer's story finds out beyond the events is found by the same rules, which have tests of their own,
 * but told to every window as it comes, and of time only that it ends.
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
    private final Story story;
    private final Map<String, CustomerMemory> memories = new HashMap<>();
    /** Where facts are heard. */
    private final Audience audience = new Audience() {
        @Override
        public void fact(Fact fact) {
            Cell named = new Cell(fact.segment(), fact.touchpoint(), fact.channel());
            count(named, fact.timeMillis(), counted -> counted.tally.add(fact));
        }

        @Override
        public void exception(CustomerException exception) {}

        @Override
        public void standing(StandingChange change) {}
    };

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
        this.story = new Story(ladder, Long.MAX_VALUE, Long.MAX_VALUE, StoryRules.DEFAULT);
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
        long end = newest - outOfOrderness - 1;
        memories.forEach((customer, memory) -> letTimePass(customer, memory, end));
    }

    private void letTimePass(String customer, CustomerMemory memory, long end) {
        while (story.nextMillis(memory) <= end) {
            story.wake(memory, customer, story.nextMillis(memory), end, audience);
        }
        story.end(memory, customer, Math.max(end, memory.lastSeenMillis), audience);
    }

    private void count(Touchpoint event, String segment) {
        Cell named = new Cell(segment, event.touchpoint(), event.channel().wireName());
        count(named, event.timeMillis(), counted -> {
            counted.tally.add(event);
            if (event.customer() != null && !event.isProbe()) {
                counted.customers.add(event.customer());
            }
        });
        if (event.customer() != null) {
            CustomerMemory memory = memories.computeIfAbsent(event.customer(), any -> new CustomerMemory());
            memory.lastSeenMillis = Math.max(memory.lastSeenMillis, event.timeMillis());
            story.follow(memory, new Told(event, segment, 0), Long.MIN_VALUE, audience);
        }
    }

    private void count(Cell named, long timeMillis, Consumer<Counted> add) {
        for (Shape shape : Shape.values()) {
            for (int level = 0; shape.includes(named.segment()) && level < ladder.levels(); level++) {
                Id id = new Id(shape.above(named).key(), ladder.name(level), ladder.start(level, timeMillis));
                add.accept(windows.computeIfAbsent(id, any -> new Counted()));
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
