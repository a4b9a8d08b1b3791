package xm.alert;

import java.util.List;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;

/**
 * What people are told, as of one revision: a whole state, never a difference.
 *
 * @param key promise and cell where it began, {@code satisfied/gold/checkout/*}; it stays the same while the alert widens
 * @param alertId the same from firing to resolved, through restarts and changes of the promise
 * @param revision grows with every change
 * @param promise its name; of a burst of exceptions {@code customer-exceptions}
 * @param version of the book by which it is judged
 * @param cell the level that explains it: one cell, or what the cells that are broken have in common
 * @param signal wire name
 * @param promised in the signal's unit, in the cells that {@code observed} is of
 * @param sinceMillis when the experience most likely dropped
 * @param detectedAtMillis when the evidence was complete
 * @param resolvedAtMillis or {@code null} while it fires
 * @param customersAffected about how many customers had the experience that was not promised
 * @param valueAtRisk what they are worth a year
 * @param contributors the largest first
 * @param nearestChange what was changed there shortly before, or {@code null}
 * @param cells keys of the cells that are part of it
 * @param exceptions customers of the same segment who must not wait, told since it began
 * @param escalation why it is louder than was promised, {@code time} or {@code margin}, or {@code null}
 * @param isReplayed whether all this happened so long ago that nobody is to be called
 * @param promises names of all that are part of it: what went silent together is one alert
 */
public record Alert(
        String key,
        String alertId,
        int revision,
        AlertKind kind,
        boolean isFiring,
        String promise,
        int version,
        Cell cell,
        String signal,
        Severity severity,
        String summary,
        double promised,
        Observed observed,
        long sinceMillis,
        long detectedAtMillis,
        Long resolvedAtMillis,
        long customersAffected,
        double valueAtRisk,
        List<Contributor> contributors,
        Marker nearestChange,
        String owner,
        String runbook,
        List<String> cells,
        long exceptions,
        String escalation,
        boolean isReplayed,
        List<String> promises) {

    public Alert {
        promises = promises == null || promises.isEmpty() ? List.of(promise) : promises;
    }
}
