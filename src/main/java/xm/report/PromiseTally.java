package xm.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import xm.alert.Alert;
import xm.promise.VerdictState;

/** What is added up of one promise by one version of the book. */
final class PromiseTally {
    private final String promise;
    private final int version;
    private final Map<VerdictState, Long> millis;
    private final List<Stretch> broken = new ArrayList<>();
    private final SortedSet<String> owners = new TreeSet<>();
    private final Set<String> cells = new HashSet<>();
    private final Set<String> brokenCells = new HashSet<>();
    private long unwatchedMillis;
    private int alerts;
    private final Affected affected = new Affected();

    PromiseTally(String promise, int version, Map<VerdictState, Long> millis) {
        this.promise = promise;
        this.version = version;
        this.millis = millis;
    }

    void add(String cell, Spell spell) {
        cells.add(cell);
        if (!spell.isWatched()) {
            unwatchedMillis += spell.stretch().millis();
            return;
        }
        millis.merge(spell.state(), spell.stretch().millis(), Long::sum);
        if (spell.state() == VerdictState.BROKEN) {
            broken.add(spell.stretch());
            brokenCells.add(cell);
            own(spell.commitment().owner());
        }
    }

    /** @param isLeft whether the next of its key takes its place */
    void add(Alert alert, boolean isLeft) {
        alerts++;
        own(alert.owner());
        affected.add(alert, isLeft);
    }

    private void own(String owner) {
        if (owner != null) {
            owners.add(owner);
        }
    }

    Report.PromiseLine line() {
        return new Report.PromiseLine(
                promise,
                version,
                owners.isEmpty() ? null : String.join(", ", owners),
                Map.copyOf(millis),
                unwatchedMillis,
                Stretch.together(broken),
                cells.size(),
                brokenCells.size(),
                alerts,
                affected.customers());
    }
}
