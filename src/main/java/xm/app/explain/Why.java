package xm.app.explain;

import java.time.Instant;
import java.util.Locale;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.app.backtest.AlertLife;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** Why an alert fired, or did not, in a sentence or two. */
final class Why {
    private final Explanation explanation;

    Why(Explanation explanation) {
        this.explanation = explanation;
    }

    String sentence() {
        if (!explanation.isAlertKnown()) {
            return "Whether an alert covers it is not known: name the alerts.ndjson of a backtest with --alerts. "
                    + bySelf();
        }
        return explanation.alert() == null ? "No alert covers it. " + bySelf() : covered(explanation.alert());
    }

    private String covered(AlertLife life) {
        Alert alert = life.last();
        String cell = explanation.question().cell().key();
        StringBuilder words = new StringBuilder("An alert covers it: ")
                .append(life.first().summary())
                .append(", detected at ")
                .append(time(alert.detectedAtMillis()))
                .append(life.isResolved() ? ", later resolved at " + time(alert.resolvedAtMillis()) : "")
                .append(", as a ")
                .append(life.loudest().wireName())
                .append(alert.escalation() == null ? "" : ", louder than promised by " + alert.escalation())
                .append('.');
        if (!alert.key().equals(alert.promise() + '/' + cell)) {
            words.append(" It is one with ")
                    .append(alert.key())
                    .append(", where it began, as they have one cause; its level is ")
                    .append(alert.cell().key())
                    .append('.');
        } else if (!alert.cell().key().equals(cell)) {
            words.append(" It began here and has widened to ")
                    .append(alert.cell().key())
                    .append('.');
        }
        if (alert.kind() == AlertKind.SOURCE_SILENT) {
            words.append(" It is about silence: nobody can see whether the promise is kept.");
        }
        if (alert.isReplayed()) {
            words.append(" It was told of the past: recorded, and nobody was called.");
        } else if (life.loudest() == Severity.RECORD) {
            words.append(" Its severity is record: it is written down, and nobody is called.");
        }
        return words.toString();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Why the promise itself gives no reason to fire, or that it does. */
    private String bySelf() {
        Verdict verdict = explanation.verdict();
        if (verdict == null) {
            return "There was no " + explanation.commitment().promise().signal()
                    + " yet, and without answers there is no verdict.";
        }
        String evidence = String.format(
                Locale.ROOT, "the evidence is %,.0f where %,.0f are needed", verdict.evidence(), verdict.needed());
        if (verdict.isBlind() || verdict.state() == VerdictState.BLIND) {
            return "The source is silent, so that nobody can know: neither kept nor broken.";
        }
        return switch (verdict.state()) {
            case BROKEN ->
                "The promise is broken, so that an alert is due when the desk decides next"
                        + (verdict.commitment().severity() == Severity.RECORD
                                ? "; its severity is record: it is written down, and nobody is called."
                                : ".");
            case KEPT -> "The promise is kept, and " + evidence + " for an alarm.";
            default ->
                "Not enough speaks against the promise: " + evidence + " for an alarm that is false once in "
                        + "falseAlarmEvery at most.";
        };
    }
}
