package xm.app.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import xm.alert.Alert;
import xm.event.Cell;
import xm.promise.Severity;

/**
 * One alert of a recording, from firing to resolved or to the end of the recording.
 *
 * @param first what was told when it fired
 * @param last what was told last
 * @param loudest it ever was
 * @param keys of all cells that were ever part of it
 * @param promises names of all that were
 */
public record AlertLife(Alert first, Alert last, Severity loudest, SortedSet<String> keys, SortedSet<String> promises) {

    /** The alerts of all these revisions, in the order in which they fired. */
    public static List<AlertLife> of(List<Alert> revisions) {
        Map<String, AlertLife> lives = new LinkedHashMap<>();
        for (Alert alert : revisions) {
            lives.merge(
                    alert.alertId(),
                    new AlertLife(alert, alert, alert.severity(), keys(alert), new TreeSet<>(alert.promises())),
                    (before, now) -> before.then(now));
        }
        return new ArrayList<>(lives.values());
    }

    public boolean isResolved() {
        return !last.isFiring();
    }

    /** When it was resolved, or the end of the recording. */
    public long endMillis(long recordedUntilMillis) {
        return last.resolvedAtMillis() == null
                ? Math.max(recordedUntilMillis, first.detectedAtMillis())
                : last.resolvedAtMillis();
    }

    public List<Cell> cells() {
        return keys.stream().map(Cell::ofKey).toList();
    }

    /** Whether a cell was ever part of it, or one that it rolls up or is rolled up in. */
    public boolean isAbout(Cell cell) {
        return cells().stream().anyMatch(own -> own.covers(cell) || cell.covers(own));
    }

    private static SortedSet<String> keys(Alert alert) {
        return new TreeSet<>(alert.cells().isEmpty() ? List.of(alert.cell().key()) : alert.cells());
    }

    private AlertLife then(AlertLife now) {
        Severity louder = now.loudest.compareTo(loudest) > 0 ? now.loudest : loudest;
        return new AlertLife(first, now.last, louder, all(keys, now.keys), all(promises, now.promises));
    }

    private static SortedSet<String> all(SortedSet<String> some, SortedSet<String> more) {
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }
}
