package xm.alert;

import java.util.List;
import xm.event.Cell;
import xm.event.Channel;
import xm.promise.CellReport;
import xm.promise.Severity;

/**
 * A window that counted the canary, and the desk's answer to it: a record among the alerts that is none.
 *
 * <p>Nothing is promised of the canary, so its answer is the only word of it that goes the way of alerts. It has the shape of
 * an alert that is over, for the record alone: whoever does not know it calls nobody. Its key is always the same, so that the
 * topic keeps one of them, and its promise is that of drills, as which none of a book may be called. Whoever reads alerts
 * passes over what {@link #is}.
 *
 * @param startMillis of the window, inclusive
 * @param endMillis exclusive
 */
public record Echo(long startMillis, long endMillis, int revision) {
    /** By which canaries come, and the cell in which they alone are counted. */
    public static final Channel CHANNEL = Channel.WEB;

    /** No promise of a book may be called so. */
    public static final String PROMISE = "drill";

    public static final Cell CELL = new Cell(Cell.PROBE, PROMISE, CHANNEL.wireName());

    public static final String KEY = PROMISE + '/' + CELL.key();

    private static final String CELL_KEY = CELL.key();

    /** Whether a window counted the canary. */
    public static boolean isIn(CellReport report) {
        return report.cell().equals(CELL_KEY);
    }

    public static Echo of(CellReport report) {
        return new Echo(report.startMillis(), report.endMillis(), report.revision());
    }

    /** Whether it is the answer to a canary and not an alert. */
    public static boolean is(Alert alert) {
        return alert.key().equals(KEY);
    }

    /** The answer, the same however often it is given: it began with the window and was over with it. */
    public Alert answer() {
        return new Alert(
                KEY,
                AlertId.of(KEY, startMillis),
                revision + 1,
                AlertKind.PROMISE_BROKEN,
                false,
                PROMISE,
                0,
                CELL,
                null,
                Severity.RECORD,
                "Canary: heard, nothing is broken and nothing is to be done",
                Double.NaN,
                null,
                startMillis,
                endMillis,
                endMillis,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                List.of(CELL_KEY),
                0,
                null,
                false,
                List.of(PROMISE));
    }
}
