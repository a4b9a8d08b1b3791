package xm.dispatch;

import xm.alert.Alert;
import xm.promise.Severity;

/**
 * What one channel was told last of one alert.
 *
 * @param openedAs how loud it was when it was opened in this life
 * @param firstToldMillis when this life was told first
 * @param toldMillis when the channel took the last word
 * @param isSure whether the channel said that it took it; if not, it was being told when we or the network broke off, and
 *     may have been taken or not
 * @param owner whose business it was when this life was told first, {@code ""} if nobody's; {@code null} where nobody noted
 *     that, as programs before this one did not
 */
public record Told(
        String key,
        String alertId,
        int revision,
        Severity severity,
        Severity openedAs,
        boolean isFiring,
        long firstToldMillis,
        long toldMillis,
        boolean isSure,
        String owner) {

    /** A word that was taken, of an owner that was not noted. */
    public Told(
            String key,
            String alertId,
            int revision,
            Severity severity,
            Severity openedAs,
            boolean isFiring,
            long firstToldMillis,
            long toldMillis) {
        this(key, alertId, revision, severity, openedAs, isFiring, firstToldMillis, toldMillis, true, null);
    }

    /** The word after this one, or the first where there was none. */
    static Told after(Told before, Alert alert, Decision decision, long nowMillis) {
        boolean isOpening = decision == Decision.OPEN || before == null;
        return new Told(
                alert.key(),
                alert.alertId(),
                alert.revision(),
                alert.severity(),
                isOpening ? alert.severity() : before.openedAs,
                decision != Decision.CLOSE,
                isOpening ? nowMillis : before.firstToldMillis,
                nowMillis,
                true,
                ownerAtFirst(before, alert, decision));
    }

    /**
     * Whose business this life was when it was told first, {@code ""} if nobody's: a new owner in the book is one for the next
     * life, or another team would be called in the middle of this one.
     */
    static String ownerAtFirst(Told before, Alert alert, Decision decision) {
        boolean isSameLife = before != null && before.isFiring && before.alertId.equals(alert.alertId());
        boolean isGoingOn = before != null && (decision != Decision.OPEN || isSameLife);
        if (isGoingOn && before.owner != null) {
            return before.owner;
        }
        return alert.owner() == null ? "" : alert.owner();
    }

    /** The same, of which nobody knows yet whether it is taken. */
    Told unsure() {
        return new Told(
                key, alertId, revision, severity, openedAs, isFiring, firstToldMillis, toldMillis, false, owner);
    }

    /** Whether a state is the same to people, whatever its numbers: this life begins, or is as loud, or is over. */
    boolean isSameWord(Alert alert, Decision decision) {
        boolean isOver = decision == Decision.CLOSE;
        return alertId.equals(alert.alertId()) && isFiring != isOver && (isOver || severity == alert.severity());
    }
}
