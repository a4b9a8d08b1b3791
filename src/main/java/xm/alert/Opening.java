package xm.alert;

import java.util.Comparator;
import java.util.List;
import xm.promise.Severity;

/** How an alert begins: its key, its id, and what it says for as long as it lives. */
final class Opening {
    private Opening() {}

    /** An alert on sights that broke together; it began at the one that dropped first. */
    static OpenAlert of(Round round, AlertKind kind, List<Sight> broken) {
        boolean isSilence = kind == AlertKind.SOURCE_SILENT;
        Sight origin = broken.stream()
                .min(Comparator.<Sight>comparingLong(sight -> sight.sinceMillis(isSilence))
                        .thenComparing(Sight::id))
                .orElseThrow();
        long since = origin.sinceMillis(isSilence);
        String key = isSilence ? kind.wireName() + '/' + origin.id() : origin.id();
        OpenAlert alert = of(round, kind, key, origin.cell, since);
        alert.promise = origin.promise;
        alert.origin = origin.id();
        alert.signal = origin.signal;
        alert.sinceMillis = since;
        alert.severity = isSilence ? severityOfSilence(Severity.RECORD, origin.severity) : origin.severity;
        terms(alert, origin);
        alert.promisedAtFirst = alert.promised;
        alert.isReplayed = round.isPast(broken);
        return alert;
    }

    /**
     * An alert that goes on with the revisions of the last one under the same key.
     *
     * @param namedAfterMillis what its id follows from: when it began, which the answers tell. When it was noticed may be
     *     another time after a restore, where the clock has a part in it. What began before the last one ended is named
     *     after that end, so that no two have the same id
     */
    static OpenAlert of(Round round, AlertKind kind, String key, String cell, long namedAfterMillis) {
        DeskState state = round.state;
        OpenAlert alert = new OpenAlert();
        alert.kind = kind;
        alert.key = key;
        alert.cell = cell;
        LastRevision last = state.closed.remove(key);
        alert.alertId = AlertId.of(key, last == null ? namedAfterMillis : Math.max(namedAfterMillis, last.atMillis()));
        alert.revision = last == null ? 0 : last.revision();
        alert.detectedAtMillis = round.now;
        alert.lastBrokeMillis = round.now;
        alert.heardMillis = round.now;
        alert.checkedMillis = round.now;
        alert.isReplayed = state.isPast(round.now, round.settings.replayMillis());
        state.alerts.put(key, alert);
        round.news.add(key);
        return alert;
    }

    /** What was promised where it began, and whose business it is. */
    static void terms(OpenAlert alert, Sight origin) {
        alert.promised = origin.bound;
        alert.owner = origin.owner;
        alert.runbook = origin.runbook;
        alert.version = Math.max(alert.version, origin.version);
    }

    /** Nobody is called because nothing comes in, but somebody has to look at it, unless it is only recorded anyway. */
    static Severity severityOfSilence(Severity soFar, Severity more) {
        return soFar == Severity.RECORD && more == Severity.RECORD ? Severity.RECORD : Severity.TICKET;
    }
}
