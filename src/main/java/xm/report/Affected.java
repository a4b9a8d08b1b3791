package xm.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.alert.Alert;
import xm.report.Report.Incident;

/**
 * About how many customers were affected in all, and what they are worth a year.
 *
 * <p>A life that another took the place of told of many of the same customers, so of both the larger number counts.
 */
final class Affected {
    private final Map<String, Affected> replaced = new HashMap<>();
    private long customers;
    private double value;

    /** By the alerts of broken promises. */
    static Affected by(List<Incident> incidents) {
        Affected affected = new Affected();
        incidents.stream()
                .filter(incident -> Reporting.isBreak(incident.alert()))
                .sorted(Comparator.comparingLong(incident -> incident.alert().detectedAtMillis()))
                .forEach(incident -> affected.add(incident.alert(), incident.isLeft()));
        return affected;
    }

    /**
     * Counts one more alert, those of one key in the order in which they were detected.
     *
     * @param isLeft whether the next of its key takes its place
     */
    void add(Alert alert, boolean isLeft) {
        Affected before = replaced.remove(alert.key());
        Affected now = new Affected();
        now.customers = Math.max(alert.customersAffected(), before == null ? 0 : before.customers);
        now.value = Math.max(alert.valueAtRisk(), before == null ? 0 : before.value);
        customers += now.customers - (before == null ? 0 : before.customers);
        value += now.value - (before == null ? 0 : before.value);
        if (isLeft) {
            replaced.put(alert.key(), now);
        }
    }

    long customers() {
        return customers;
    }

    double value() {
        return value;
    }
}
