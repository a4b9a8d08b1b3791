package xm.customer.episode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.event.Cell;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.Tally;

/** Remembers what episodes told, and adds up facts by cell and window as a flow does. */
final class Told implements Voice {
    private static final long WINDOW_MILLIS = 6 * 3_600_000;

    /** How often each fact was told and not taken back. */
    private final Map<Fact, Integer> standing = new LinkedHashMap<>();

    final List<Moment> moments = new ArrayList<>();
    private final Map<String, Tally> tallies = new TreeMap<>();

    @Override
    public void fact(Fact fact) {
        Fact told = new Fact(
                fact.segment(),
                fact.touchpoint(),
                fact.channel(),
                fact.timeMillis(),
                false,
                fact.isOpen(),
                fact.effort(),
                fact.firstContact(),
                fact.resolution());
        if (!fact.isTakenBack()) {
            standing.merge(told, 1, Integer::sum);
        } else if (standing.computeIfPresent(told, (same, times) -> times - 1) == null) {
            throw new AssertionError("taken back what was never told: " + fact);
        }
        standing.remove(told, 0);
        String cell = new Cell(fact.segment(), fact.touchpoint(), fact.channel()).key();
        tallies.computeIfAbsent(cell + '@' + fact.timeMillis() / WINDOW_MILLIS, any -> new Tally())
                .add(fact);
    }

    @Override
    public void moment(Moment moment) {
        moments.add(moment);
    }

    @Override
    public void exception(CustomerException exception) {
        throw new AssertionError("episodes say no exceptions");
    }

    @Override
    public void standing(StandingChange change) {
        throw new AssertionError("episodes say nothing of standing");
    }

    List<Fact> efforts() {
        return facts().filter(fact -> fact.effort() != null).toList();
    }

    List<Fact> firstContacts() {
        return facts().filter(fact -> fact.firstContact() != null).toList();
    }

    /** What windows say at the end: exactly the same for the same facts, in whatever order they were told. */
    Map<String, Tally> windows() {
        Map<String, Tally> windows = new TreeMap<>();
        tallies.forEach((window, told) -> {
            Tally tally = told.copy();
            tally.changes = 0;
            tally.effort = tally.effort == null || tally.effort.n == 0 ? null : tally.effort;
            tally.firstContacts =
                    tally.firstContacts == null || tally.firstContacts.n == 0 ? null : tally.firstContacts;
            if (tally.effort != null || tally.firstContacts != null) {
                windows.put(window, tally);
            }
        });
        return windows;
    }

    long open() {
        return tallies.values().stream().mapToLong(tally -> tally.open).sum();
    }

    /** What was told and not taken back. */
    Stream<Fact> facts() {
        return standing.entrySet().stream()
                .flatMap(fact -> Collections.nCopies(fact.getValue(), fact.getKey()).stream());
    }
}
