package xm.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.Verdict;

/** An open alert put into the form in which it is told. */
final class Telling {
    /** The promise of which bursts of exceptions are told. */
    static final String EXCEPTIONS = "customer-exceptions";

    private final Round round;
    private final OpenAlert alert;
    private final long now;

    Telling(Round round, OpenAlert alert) {
        this.round = round;
        this.alert = alert;
        this.now = round.now;
    }

    /** As it fires: with the numbers of the cells that are broken, or the last ones where none is at present. */
    Alert firing(List<Sight> sights) {
        return switch (alert.kind) {
            case PROMISE_BROKEN -> broken(sights);
            case SOURCE_SILENT -> silent(sights);
            case CUSTOMER_EXCEPTION_BURST -> burst();
        };
    }

    /**
     * As it is resolved: with what is seen now, and how many were affected in all.
     *
     * @param sights of the cells that were ill
     */
    Alert over(End end, List<Sight> sights) {
        long fineSince = Lives.fineSinceMillis(alert, sights);
        long after = (end == End.RECOVERED ? fineSince : now) - alert.sinceMillis;
        if (alert.kind == AlertKind.SOURCE_SILENT) {
            String summary = switch (end) {
                case RECOVERED -> Words.heard(subject(sights), answers(sights), after);
                case WITHDRAWN -> Words.unwatched(subject(sights), answers(sights), after);
                case FORGOTTEN -> Words.forgotten(subject(sights), alert.signal, now - alert.heardMillis);
            };
            return told(summary, alert.promised, seen(sights), List.of(), true);
        }
        List<Sight> quoted = alike(sights);
        double promised = quoted.isEmpty() ? alert.promised : quoted.get(0).bound;
        Observed observed = Account.together(quoted);
        Subject subject = subject(sights);
        String summary = switch (end) {
            case RECOVERED ->
                isEased(observed, promised)
                        ? Words.eased(subject, alert.signal, observed, promised, alert.promisedAtFirst, "after", after)
                        : Words.recovered(subject, alert.signal, observed, promised, after);
            case WITHDRAWN -> Words.withdrawn(subject, alert.signal, withdrawnAs(sights), after);
            case FORGOTTEN -> Words.forgotten(subject, alert.signal, now - alert.heardMillis);
        };
        List<Contributor> contributors = alert.said == null ? List.of() : alert.said.contributors();
        return told(summary, promised, observed, contributors, true);
    }

    /** Of several the one where it began, as far as that is known. */
    private String withdrawnAs(List<Sight> sights) {
        return sights.stream()
                .filter(sight -> sight.withdrawnAs != null)
                .min(Comparator.comparing(sight -> sight.id().equals(alert.origin) ? 0 : 1))
                .map(sight -> sight.withdrawnAs)
                .orElse(Verdict.NOT_PROMISED);
    }

    /** A burst that a broken promise explains: it is told of there from now on. */
    Alert joined(OpenAlert other) {
        Subject subject = Subject.of(alert.level(), List.of());
        return told(
                Words.joined(subject, alert.exceptions, SignalWords.name(other.signal)),
                alert.promised,
                pace(),
                List.of(),
                true);
    }

    /** A burst as it is over. */
    Alert calm() {
        Subject subject = Subject.of(alert.level(), List.of());
        return told(
                Words.calm(subject, alert.exceptions, now - alert.sinceMillis),
                alert.promised,
                pace(),
                List.of(),
                true);
    }

    private Alert broken(List<Sight> sights) {
        List<Sight> ill = sights.stream().filter(Sight::isBroken).toList();
        if (ill.isEmpty() && alert.said != null) {
            return mending(sights);
        }
        List<Sight> quoted = alike(ill);
        Observed observed = Account.together(quoted);
        double promised = quoted.isEmpty() ? alert.promised : quoted.get(0).bound;
        boolean isSilent = ill.stream().allMatch(Sight::isSilent);
        long forMillis = now - alert.sinceMillis;
        String summary = isEased(observed, promised)
                ? Words.eased(subject(ill), alert.signal, observed, promised, alert.promisedAtFirst, "for", forMillis)
                : Words.broken(subject(ill), alert.signal, observed, promised, forMillis, isSilent);
        return told(summary, promised, observed, contributors(ill), false);
    }

    /** Nothing is broken at present, but it is not over yet: with the numbers of when it was. */
    private Alert mending(List<Sight> sights) {
        Alert said = alert.said;
        Subject subject = subject(sights);
        long fineSince = Lives.fineSinceMillis(alert, sights);
        String summary = fineSince == Member.NOT_FINE
                ? Words.broken(
                        subject,
                        alert.signal,
                        said.observed(),
                        said.promised(),
                        now - alert.sinceMillis,
                        sights.stream().anyMatch(Sight::isSilent))
                : Words.mending(subject, alert.signal, ill(fineSince), hold(fineSince));
        return told(summary, said.promised(), said.observed(), said.contributors(), false);
    }

    private long ill(long fineSinceMillis) {
        return fineSinceMillis - alert.sinceMillis;
    }

    private long hold(long fineSinceMillis) {
        return round.settings.holdAfter(ill(fineSinceMillis));
    }

    /** Of dimensions of which nothing can be told at present, what was told last. */
    private List<Contributor> contributors(List<Sight> ill) {
        return Account.contributors(
                alert.level(),
                ill,
                round.state.sights(alert.promise).scouts.values(),
                alert.said == null ? List.of() : alert.said.contributors());
    }

    /** Whether what is seen keeps what is promised now, and less is promised than when it began. */
    private boolean isEased(Observed observed, double promised) {
        return observed != null
                && promised != alert.promisedAtFirst
                && SignalWords.isKept(alert.signal, observed.value(), promised)
                && SignalWords.isKept(alert.signal, alert.promisedAtFirst, promised);
    }

    private Alert silent(List<Sight> sights) {
        List<Sight> silent = sights.stream().filter(Sight::isSilent).toList();
        if (silent.isEmpty()) {
            long back = Lives.fineSinceMillis(alert, sights);
            String summary = Words.returning(subject(sights), answers(sights), ill(back), hold(back));
            Observed observed = alert.said == null ? seen(sights) : alert.said.observed();
            return told(summary, alert.promised, observed, List.of(), false);
        }
        int promises =
                (int) silent.stream().map(sight -> sight.promise).distinct().count();
        String summary = Words.silent(subject(silent), answers(silent), promises, now - alert.sinceMillis);
        return told(summary, alert.promised, seen(sights), List.of(), false);
    }

    private Alert burst() {
        Subject subject = Subject.of(alert.level(), List.of());
        String summary = Words.burst(subject, alert.exceptions, now - alert.sinceMillis, alert.promised);
        return told(summary, alert.promised, pace(), List.of(), false);
    }

    /** Exceptions an hour since it began. */
    private Observed pace() {
        long span = Math.max(now - alert.sinceMillis, ExceptionPace.PANE);
        double anHour = 60.0 * ExceptionPace.PANE / span;
        double spread = 1.96 * Math.sqrt((double) alert.exceptions);
        return new Observed(
                span,
                alert.exceptions,
                alert.exceptions * anHour,
                Math.max(0, alert.exceptions - spread) * anHour,
                (alert.exceptions + spread) * anHour);
    }

    private Alert told(
            String summary, double promised, Observed observed, List<Contributor> contributors, boolean isOver) {
        DeskState state = round.state;
        double affected = alert.exceptions;
        double value = alert.exceptionValue;
        if (alert.kind != AlertKind.CUSTOMER_EXCEPTION_BURST) {
            affected = 0;
            value = 0;
            for (String id : new TreeSet<>(alert.members.keySet())) {
                Member member = alert.members.get(id);
                affected += member.affectedInAll();
                value += member.affectedInAll() * member.worth;
            }
        }
        Marker change =
                Account.nearestChange(alert.level(), contributors, alert.sinceMillis, state.markers, round.settings);
        alert.nearestChange = change == null ? alert.nearestChange : change;
        return new Alert(
                alert.key,
                alert.alertId,
                isOver ? alert.revision : alert.revision + 1,
                alert.kind,
                !isOver,
                alert.promise,
                alert.version,
                alert.level(),
                alert.signal,
                severity(),
                summary,
                promised,
                observed,
                alert.sinceMillis,
                alert.detectedAtMillis,
                isOver ? now : null,
                Math.round(affected),
                value,
                contributors,
                alert.nearestChange,
                alert.owner,
                alert.runbook,
                cells(),
                alert.exceptions,
                alert.escalation,
                alert.isReplayed,
                List.copyOf(alert.promises()));
    }

    private Severity severity() {
        if (alert.isReplayed) {
            return Severity.RECORD;
        }
        return alert.escalation != null && alert.severity == Severity.TICKET ? Severity.PAGE : alert.severity;
    }

    private List<String> cells() {
        return alert.members.isEmpty() ? List.of(alert.cell) : List.copyOf(alert.cells());
    }

    /** Those to which the same was promised as where it began; if there are none, as to the worst. */
    private List<Sight> alike(List<Sight> sights) {
        if (sights.isEmpty()) {
            return sights;
        }
        double promised = alert.promised;
        if (sights.stream().noneMatch(sight -> sight.bound == alert.promised)) {
            Sight worst = sights.get(0);
            for (Sight sight : sights) {
                worst = sight.shortfall > worst.shortfall ? sight : worst;
            }
            promised = worst.bound;
        }
        double bound = promised;
        return sights.stream().filter(sight -> sight.bound == bound).toList();
    }

    private Observed seen(List<Sight> sights) {
        for (Sight sight : sights) {
            if (sight.id().equals(alert.origin)) {
                return sight.observed;
            }
        }
        return null;
    }

    private Subject subject(Collection<Sight> sights) {
        List<Cell> cells = sights.stream().map(Sight::place).distinct().toList();
        return Subject.of(alert.level(), cells);
    }

    private String answers(Collection<Sight> sights) {
        List<String> signals = sights.stream()
                .map(sight -> SignalWords.answers(sight.signal))
                .distinct()
                .toList();
        return signals.size() == 1 ? signals.get(0) : "data";
    }
}
