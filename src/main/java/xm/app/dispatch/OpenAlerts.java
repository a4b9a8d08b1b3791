package xm.app.dispatch;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.dispatch.Drill;
import xm.promise.Severity;

/** How many alerts fire, and which of them are new; drills and what is replayed from the past count as neither. */
final class OpenAlerts {
    private OpenAlerts() {}

    /** Every severity with its count, 0 where there is none. */
    static Map<String, Long> bySeverity(Stream<Alert> newest) {
        Map<String, Long> open = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            open.put(severity.wireName(), 0L);
        }
        newest.filter(OpenAlerts::counts)
                .forEach(alert -> open.merge(alert.severity().wireName(), 1L, Long::sum));
        return open;
    }

    /**
     * Whether it begins with this state.
     *
     * @param before how the alert under its key stood, or {@code null}
     */
    static boolean isNew(Alert before, Alert alert) {
        return counts(alert) && (before == null || !before.alertId().equals(alert.alertId()));
    }

    private static boolean counts(Alert alert) {
        return alert.isFiring() && !alert.isReplayed() && !Drill.is(alert);
    }
}
