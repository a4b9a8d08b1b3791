package xm.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.alert.Alert;
import xm.promise.VerdictState;

/** What is added up of one promise by one version of the book. */
final class PromiseTally {
    private final String promise;
    private final int version;
    private final String owner;
    private final Map<VerdictState, Long> millis;
    private final List<Stretch> broken = new ArrayList<>();
    private final Set<String> cells = new HashSet<>();
    private final Set<String> brokenCells = new HashSet<>();
    private int alerts;
    private long customers;

    PromiseTally(String promise, int version, String owner, Map<VerdictState, Long> millis) {
        this.promise = promise;
        this.version = version;
        this.owner = owner;
        this.millis = millis;
    }

    void add(String cell, Spell spell) {
        millis.merge(spell.state(), spell.stretch().millis(), Long::sum);
        cells.add(cell);
        if (spell.state() == VerdictState.BROKEN) {
            broken.add(spell.stretch());
            brokenCells.add(cell);
        }
    }

    void add(Alert alert) {
        alerts++;
        customers += alert.customersAffected();
    }

    Report.PromiseLine line() {
        return new Report.PromiseLine(
                promise,
                version,
                owner,
                Map.copyOf(millis),
                Stretch.together(broken),
                cells.size(),
                brokenCells.size(),
                alerts,
                customers);
    }
}
