package xm.dispatch;

import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Echo;
import xm.event.Cell;
import xm.promise.Severity;

/**
 * The alert of a drill: it goes the way of every other one, and says that nothing is broken.
 *
 * <p>It always has the same key, so that a drill that was left open is ended by the next. Its promise's name tells it
 * from all others: no promise of a book may be called so. It is the drill that says it, not the job, and so it is no
 * sign that the job lives.
 *
 * <p>The answer to a canary bears the name too, see {@link Echo}: where a drill counts for nothing, it does neither.
 */
public final class Drill {
    public static final String PROMISE = Echo.PROMISE;
    public static final String KEY = PROMISE + "/*/*/*";
    private static final Cell EVERYWHERE = new Cell(Cell.ANY, Cell.ANY, Cell.ANY);

    private Drill() {}

    public static boolean is(Alert alert) {
        return alert.promise().equals(PROMISE);
    }

    /**
     * As it begins.
     *
     * @param before the newest state of the drill before it, or {@code null}
     */
    public static Alert begun(String alertId, Alert before, long nowMillis) {
        int revision = before == null ? 1 : before.revision() + 1;
        String summary = "Drill: nothing is broken and nothing is to be done, this only tries the way of alerts";
        return alert(alertId, revision, true, summary, nowMillis, null);
    }

    /** The end of one that began. */
    public static Alert over(Alert begun, long nowMillis) {
        return alert(
                begun.alertId(),
                begun.revision() + 1,
                false,
                "Drill: over, nothing was broken",
                begun.detectedAtMillis(),
                Math.max(begun.detectedAtMillis(), nowMillis));
    }

    private static Alert alert(
            String alertId, int revision, boolean isFiring, String summary, long sinceMillis, Long resolvedAtMillis) {
        return new Alert(
                KEY,
                alertId,
                revision,
                AlertKind.PROMISE_BROKEN,
                isFiring,
                PROMISE,
                0,
                EVERYWHERE,
                null,
                Severity.TICKET,
                summary,
                Double.NaN,
                null,
                sinceMillis,
                sinceMillis,
                resolvedAtMillis,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                List.of(EVERYWHERE.key()),
                0,
                null,
                false,
                List.of(PROMISE));
    }
}
