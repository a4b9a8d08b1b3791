package xm.customer.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.event.Cell;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.Tally;

/** Remembers what episodes told, and adds up facts by cell and time as windows do. */
final class Told implements Voice {
    /** Each fact that was told and not taken back, the earliest first. */
    final List<Fact> standing = new ArrayList<>();

    final List<Moment> moments = new ArrayList<>();
    final Map<String, Tally> tallies = new TreeMap<>();
    int facts;

    @Override
    public void fact(Fact fact) {
        facts++;
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
            standing.add(told);
        } else if (!standing.remove(told)) {
            throw new AssertionError("taken back what was never told: " + fact);
        }
        String cell = new Cell(fact.segment(), fact.touchpoint(), fact.channel()).key() + '@' + fact.timeMillis();
        tallies.computeIfAbsent(cell, any -> new Tally()).add(fact);
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
        return standing.stream().filter(fact -> fact.effort() != null).toList();
    }

    List<Fact> firstContacts() {
        return standing.stream().filter(fact -> fact.firstContact() != null).toList();
    }

    long open() {
        return tallies.values().stream().mapToLong(tally -> tally.open).sum();
    }
}
