package xm.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import xm.alert.Alert;
import xm.promise.Severity;

/**
 * What one channel was told of every alert, and by it what it is to be told next.
 *
 * <p>What was told stays told until a newer state says otherwise; states in between may be left out. Not thread-safe.
 */
public final class Ledger {
    private final long maxAgeMillis;
    private final Map<String, Told> told = new HashMap<>();

    /** @param maxAgeMillis how old news may be at most for people to be called because of it */
    public Ledger(long maxAgeMillis) {
        this.maxAgeMillis = maxAgeMillis;
    }

    /** Takes over what was told before a restart. */
    public void restore(Told before) {
        told.put(before.key(), before);
    }

    /**
     * What is to be done with a state of an alert, the newest there is.
     *
     * @param heardMillis when whoever says so was heard of last
     */
    public Decision see(Alert alert, long heardMillis, long nowMillis) {
        Told last = told.get(alert.key());
        if (alert.isFiring() && isOlder(alert, last)) {
            return Decision.OLDER;
        }
        // a drill is said by whoever holds it, when it begins, and by nobody else
        long saidMillis = Drill.is(alert) ? alert.detectedAtMillis() : heardMillis;
        boolean isBelieved = nowMillis - saidMillis <= maxAgeMillis;
        if (last != null && !last.isSure()) {
            return seeUnsure(alert, last, isBelieved);
        }
        if (last != null && last.isFiring()) {
            return seeOpen(alert, last);
        }
        if (!alert.isFiring()) {
            return last == null ? Decision.NEVER_OPENED : Decision.CLOSED_ALREADY;
        }
        if (alert.isReplayed()) {
            return Decision.REPLAYED;
        }
        if (alert.severity() == Severity.RECORD) {
            return Decision.FOR_THE_RECORD;
        }
        return isBelieved ? Decision.OPEN : Decision.TOO_OLD;
    }

    /** What may have been taken is told again, and what may be open is closed. */
    private static Decision seeUnsure(Alert alert, Told last, boolean isBelieved) {
        if (isForNobody(alert)) {
            return Decision.CLOSE;
        }
        boolean wasGrowing =
                last.isFiring() && last.alertId().equals(alert.alertId()) && last.severity() != last.openedAs();
        if (wasGrowing) {
            return alert.severity().compareTo(last.severity()) < 0 ? Decision.NOTHING_NEW : Decision.CHANGE;
        }
        return isBelieved ? Decision.OPEN : Decision.TOO_OLD;
    }

    private static boolean isForNobody(Alert alert) {
        return !alert.isFiring() || alert.isReplayed() || alert.severity() == Severity.RECORD;
    }

    /**
     * Whether something is told already that is newer, or as new and surely the end: a state that is for nobody ends what
     * was told before it under its own revision, and is told again if nobody knows whether it was taken.
     */
    private static boolean isOlder(Alert alert, Told last) {
        return last != null
                && alert.alertId().equals(last.alertId())
                && (alert.revision() < last.revision()
                        || (alert.revision() == last.revision() && !last.isFiring() && last.isSure()));
    }

    private static Decision seeOpen(Alert alert, Told last) {
        if (isForNobody(alert)) {
            return Decision.CLOSE;
        }
        if (!alert.alertId().equals(last.alertId())) {
            return Decision.OPEN;
        }
        return alert.severity().compareTo(last.severity()) > 0 ? Decision.CHANGE : Decision.NOTHING_NEW;
    }

    /**
     * What a channel was told last of an alert, if it may hold an earlier life of it to be open, or was about to be told the
     * end of that.
     *
     * @param alert of its newest life
     */
    public Optional<Told> leftOpen(Alert alert) {
        return of(alert.key())
                .filter(last -> !last.alertId().equals(alert.alertId()))
                .filter(last -> last.isFiring() || !last.isSure());
    }

    /**
     * Notes that a word is about to be told, and returns what is to be kept of that before it is: whoever comes after a crash
     * must know that it may have been taken. A word that is told again is what it was.
     */
    public Told begin(Alert alert, Decision decision, long nowMillis) {
        Told last = told.get(alert.key());
        if (last != null && !last.isSure() && last.isSameWord(alert, decision)) {
            return last;
        }
        Told now = Told.after(last, alert, decision, nowMillis).unsure();
        told.put(alert.key(), now);
        return now;
    }

    /** Takes back what {@link #begin} noted: it was surely not taken. */
    public void undo(String key, Told before) {
        if (before == null) {
            told.remove(key);
        } else {
            told.put(key, before);
        }
    }

    /** Notes that the channel took a word, and returns what is to be kept of that. */
    public Told tell(Alert alert, Decision decision, long nowMillis) {
        Told now = Told.after(told.get(alert.key()), alert, decision, nowMillis);
        told.put(alert.key(), now);
        return now;
    }

    /** What the channel was told last of an alert. */
    public Optional<Told> of(String key) {
        return Optional.ofNullable(told.get(key));
    }
}
