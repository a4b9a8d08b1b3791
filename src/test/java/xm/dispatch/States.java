package xm.dispatch;

import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Alerts;
import xm.promise.Severity;

/** States of one alert, made by hand: {@code States.of(Alerts.firing()).revision(4).severity(PAGE).alert()}. */
public final class States {
    private Alert alert;

    private States(Alert alert) {
        this.alert = alert;
    }

    /** A page that fires, revision 3. */
    public static States firing() {
        return new States(Alerts.firing());
    }

    /** The same, over, revision 4. */
    public static States resolved() {
        return new States(Alerts.resolved());
    }

    public Alert alert() {
        return alert;
    }

    public States key(String key) {
        return with(key, alert.alertId(), alert.revision(), alert.kind(), alert.severity(), alert.isReplayed());
    }

    public States life(String alertId) {
        return with(alert.key(), alertId, alert.revision(), alert.kind(), alert.severity(), alert.isReplayed());
    }

    public States revision(int revision) {
        return with(alert.key(), alert.alertId(), revision, alert.kind(), alert.severity(), alert.isReplayed());
    }

    public States kind(AlertKind kind) {
        return with(alert.key(), alert.alertId(), alert.revision(), kind, alert.severity(), alert.isReplayed());
    }

    public States severity(Severity severity) {
        return with(alert.key(), alert.alertId(), alert.revision(), alert.kind(), severity, alert.isReplayed());
    }

    public States replayed() {
        return with(alert.key(), alert.alertId(), alert.revision(), alert.kind(), alert.severity(), true);
    }

    /** Begun, detected and over by so much later. */
    public States later(long millis) {
        Long over = alert.resolvedAtMillis();
        return copy(
                alert.key(),
                alert.alertId(),
                alert.revision(),
                alert.kind(),
                alert.severity(),
                alert.isReplayed(),
                alert.sinceMillis() + millis,
                alert.detectedAtMillis() + millis,
                over == null ? null : (Long) (over + millis));
    }

    public States owner(String owner) {
        return named(alert.promise(), owner);
    }

    /** Of another promise, with the key that it has at the cell where it began. */
    public States promise(String promise) {
        named(promise, alert.owner());
        return key(promise + alert.key().substring(alert.key().indexOf('/')));
    }

    private States named(String promise, String owner) {
        alert = new Alert(
                alert.key(),
                alert.alertId(),
                alert.revision(),
                alert.kind(),
                alert.isFiring(),
                promise,
                alert.version(),
                alert.cell(),
                alert.signal(),
                alert.severity(),
                alert.summary(),
                alert.promised(),
                alert.observed(),
                alert.sinceMillis(),
                alert.detectedAtMillis(),
                alert.resolvedAtMillis(),
                alert.customersAffected(),
                alert.valueAtRisk(),
                alert.contributors(),
                alert.nearestChange(),
                owner,
                alert.runbook(),
                List.copyOf(alert.cells()),
                alert.exceptions(),
                alert.escalation(),
                alert.isReplayed(),
                List.copyOf(alert.promises()));
        return this;
    }

    private States with(
            String key, String alertId, int revision, AlertKind kind, Severity severity, boolean isReplayed) {
        return copy(
                key,
                alertId,
                revision,
                kind,
                severity,
                isReplayed,
                alert.sinceMillis(),
                alert.detectedAtMillis(),
                alert.resolvedAtMillis());
    }

    private States copy(
            String key,
            String alertId,
            int revision,
            AlertKind kind,
            Severity severity,
            boolean isReplayed,
            long sinceMillis,
            long detectedAtMillis,
            Long resolvedAtMillis) {
        alert = new Alert(
                key,
                alertId,
                revision,
                kind,
                alert.isFiring(),
                alert.promise(),
                alert.version(),
                alert.cell(),
                alert.signal(),
                severity,
                alert.summary(),
                alert.promised(),
                alert.observed(),
                sinceMillis,
                detectedAtMillis,
                resolvedAtMillis,
                alert.customersAffected(),
                alert.valueAtRisk(),
                alert.contributors(),
                alert.nearestChange(),
                alert.owner(),
                alert.runbook(),
                List.copyOf(alert.cells()),
                alert.exceptions(),
                alert.escalation(),
                isReplayed,
                List.copyOf(alert.promises()));
        return this;
    }
}
