package xm.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import xm.promise.Severity;

/** The lives of open alerts: when they grow louder, when there is something new to say, when they are over. */
final class Lives {
    private final Round round;
    private final DeskSettings settings;
    private final DeskState state;
    private final long now;

    Lives(Round round) {
        this.round = round;
        this.settings = round.settings;
        this.state = round.state;
        this.now = round.now;
    }

    /** Takes a new verdict to the alerts that its cell is part of. */
    void hear(Sight sight) {
        hear(sight, sight.alertKey, sight.isBroken() || sight.isSilent());
        hear(sight, sight.silenceKey, sight.isSilent());
    }

    private void hear(Sight sight, String key, boolean isIll) {
        OpenAlert alert = key == null ? null : state.alerts.get(key);
        if (alert == null) {
            return;
        }
        Member member = alert.members.get(sight.id());
        alert.heardMillis = now;
        if (isIll) {
            if (alert.kind == AlertKind.SOURCE_SILENT && member.fineSinceMillis != Member.NOT_FINE) {
                round.news.add(key);
            }
            member.fineSinceMillis = Member.NOT_FINE;
        } else if (member.fineSinceMillis == Member.NOT_FINE) {
            member.fineSinceMillis = now;
        }
        if (member.isSuspect && !sight.isTrouble() && now - alert.lastBrokeMillis > settings.joinMillis()) {
            round.letGo(alert, sight);
            return;
        }
        if (alert.kind == AlertKind.PROMISE_BROKEN && sight.isBroken()) {
            member.affects(sight.affected(), sight.sinceMillis);
            if (Round.louder(alert, sight)) {
                round.news.add(key);
            }
            member.worth =
                    Account.worth(sight, state.sights(sight.promise).scouts.values());
        }
        if (sight.version > alert.version) {
            alert.version = sight.version;
            round.news.add(key);
        }
        if (sight.id().equals(alert.origin) && !sight.isWithdrawn) {
            Opening.terms(alert, sight);
        }
    }

    /** Notes which are well by now and which are ill again: exceptions join only what is ill. */
    void turn() {
        for (OpenAlert alert : state.alerts.values()) {
            boolean isWell = alert.kind != AlertKind.CUSTOMER_EXCEPTION_BURST
                    && fineSinceMillis(alert, counting(alert, sights(alert))) != Member.NOT_FINE;
            if (isWell != alert.isWell) {
                alert.isWell = isWell;
                round.news.add(alert.key);
            }
        }
    }

    /** Says of each open alert what is to be said. */
    void run() {
        new TreeSet<>(state.alerts.keySet()).forEach(key -> run(state.alerts.get(key)));
    }

    /** The same of those alone of which there is news. */
    void runForNews() {
        new TreeSet<>(round.news).forEach(key -> run(state.alerts.get(key)));
    }

    private void run(OpenAlert alert) {
        if (alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST) {
            speakIfNew(alert);
            return;
        }
        List<Sight> sights = sights(alert);
        End end = end(alert, sights);
        if (end != null) {
            alert.revision++;
            round.close(alert);
            round.voice.say(new Telling(round, alert).over(end, counting(alert, sights)));
            return;
        }
        if (alert.kind == AlertKind.SOURCE_SILENT) {
            letGoOfThoseThatAreBack(alert, sights);
        }
        if (alert.kind == AlertKind.PROMISE_BROKEN) {
            escalate(alert, sights);
        }
        speakIfNew(alert);
    }

    /**
     * A source that is back for good while others are silent may fall silent again, and somebody is to hear of that; but the
     * one that the alert is named after stays with it.
     */
    private void letGoOfThoseThatAreBack(OpenAlert alert, List<Sight> sights) {
        List<Sight> back =
                sights.stream().filter(sight -> now >= backMillis(alert, sight)).toList();
        if (back.size() < sights.size()) {
            back.stream().filter(sight -> !sight.id().equals(alert.origin)).forEach(sight -> round.letGo(alert, sight));
        }
    }

    /** When a source will be back for good, as far as is known. */
    private long backMillis(OpenAlert alert, Sight sight) {
        return heldMillis(alert, alert.members.get(sight.id()).fineSinceMillis);
    }

    private void speakIfNew(OpenAlert alert) {
        if (isPresentAgain(alert)) {
            alert.isReplayed = false;
            round.news.add(alert.key);
        }
        boolean isNews = round.news.contains(alert.key);
        if (!isNews && now < alert.checkedMillis + settings.updateMillis()) {
            return;
        }
        alert.checkedMillis = now;
        Alert next = new Telling(round, alert).firing(sights(alert));
        if (isNews || alert.said == null || Drift.isWorthTelling(alert.said, next)) {
            alert.revision = next.revision();
            alert.said = next;
            round.voice.say(next);
        }
    }

    /** Whether an alert was of the past when it was told last, and is not any more. */
    boolean hasCaughtUp() {
        return state.alerts.values().stream().anyMatch(this::isPresentAgain);
    }

    private boolean isPresentAgain(OpenAlert alert) {
        return alert.isReplayed && !isPast(alert);
    }

    private boolean isPast(OpenAlert alert) {
        return alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST
                ? state.isPast(now, settings.replayMillis())
                : round.isPast(sights(alert));
    }

    private void escalate(OpenAlert alert, List<Sight> sights) {
        if (alert.escalation != null || alert.severity != Severity.TICKET) {
            return;
        }
        List<Sight> broken = sights.stream()
                .filter(sight -> sight.isBroken() && sight.severity == Severity.TICKET)
                .toList();
        boolean isLong = broken.stream()
                .anyMatch(sight -> sight.escalateAfterMillis > 0 && now >= escalationMillis(alert, sight));
        boolean isFar = broken.stream().anyMatch(Escalation::isFarBelow);
        if (isLong || isFar) {
            alert.escalation = isFar ? Escalation.MARGIN : Escalation.TIME;
            round.news.add(alert.key);
        }
    }

    /** What joined late has its own time. */
    private static long escalationMillis(OpenAlert alert, Sight sight) {
        long detected = alert.members.get(sight.id()).detectedMillis;
        return Math.max(alert.detectedAtMillis, detected) + sight.escalateAfterMillis;
    }

    /** How an alert ends now, or {@code null} if it does not. */
    private End end(OpenAlert alert, List<Sight> sights) {
        if (now - alert.heardMillis >= settings.forgetMillis()) {
            return End.FORGOTTEN;
        }
        List<Sight> counting = counting(alert, sights);
        if (counting.stream().allMatch(sight -> sight.isWithdrawn)) {
            return End.WITHDRAWN;
        }
        return now >= wellMillis(alert, counting) ? End.RECOVERED : null;
    }

    /** Those of which each has to be well before the alert is over: not the ones that were only suspected. */
    private static List<Sight> counting(OpenAlert alert, List<Sight> sights) {
        return sights.stream()
                .filter(sight -> alert.members.containsKey(sight.id()) && !alert.members.get(sight.id()).isSuspect)
                .toList();
    }

    /** When all will have been well for long enough, as far as is known. */
    private long wellMillis(OpenAlert alert, List<Sight> counting) {
        return heldMillis(alert, fineSinceMillis(alert, counting));
    }

    /** When what has been fine since then will have been so for as long as it was ill. */
    private long heldMillis(OpenAlert alert, long fineSince) {
        return fineSince == Member.NOT_FINE
                ? DeskState.NEVER
                : fineSince + settings.holdAfter(fineSince - alert.sinceMillis);
    }

    /** When the last of them was well again, {@link Member#NOT_FINE} if one is not. */
    static long fineSinceMillis(OpenAlert alert, List<Sight> counting) {
        long last = alert.sinceMillis;
        for (Sight sight : counting) {
            long fineSince = alert.members.get(sight.id()).fineSinceMillis;
            if (fineSince == Member.NOT_FINE) {
                return Member.NOT_FINE;
            }
            last = sight.isWithdrawn ? last : Math.max(last, fineSince);
        }
        return last;
    }

    /** When something is due next that no verdict brings about. */
    long due() {
        long due = DeskState.NEVER;
        for (OpenAlert alert : state.alerts.values()) {
            due = Math.min(due, alert.checkedMillis + settings.updateMillis());
            if (alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST) {
                due = Math.min(due, alert.countedFromMillis + settings.holdMillis());
                continue;
            }
            due = Math.min(due, alert.heardMillis + settings.forgetMillis());
            List<Sight> sights = sights(alert);
            due = Math.min(due, wellMillis(alert, counting(alert, sights)));
            for (Sight sight : sights) {
                long escalation = escalationMillis(alert, sight);
                if (sight.escalateAfterMillis > 0 && escalation > now) {
                    due = Math.min(due, escalation);
                }
                long back = backMillis(alert, sight);
                if (alert.kind == AlertKind.SOURCE_SILENT && back > now) {
                    due = Math.min(due, back);
                }
            }
        }
        return due;
    }

    /** What is known of an alert's cells, in an order of its own. */
    private List<Sight> sights(OpenAlert alert) {
        List<Sight> sights = new ArrayList<>();
        for (String id : new TreeSet<>(alert.members.keySet())) {
            Sight sight = state.sight(id);
            if (sight != null) {
                sights.add(sight);
            }
        }
        return sights;
    }
}
