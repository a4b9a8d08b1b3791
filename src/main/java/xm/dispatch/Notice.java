package xm.dispatch;

import xm.alert.Alert;
import xm.promise.Severity;

/**
 * One word to one channel: an alert's state, what to do with it, and what was said before.
 *
 * <p>Receivers know an alert by its {@link Alert#key()}, the same in each of its lives, so that an end that was never told
 * leaves nothing open; and a word by its {@link #id()}, the same each time it is sent.
 *
 * @param decision one that is told; to a channel that forgets also that nothing is new
 * @param before what this channel was told last of it, or {@code null}
 */
public record Notice(Alert alert, Decision decision, Told before, Links links) {

    /**
     * The same however often the same word is sent, also if its numbers changed since it may have been taken. An end may have
     * the revision of what was told before it, where the job counts anew after a restore, and is still another word.
     */
    public String id() {
        boolean isAgain = before != null && !before.isSure() && before.isSameWord(alert, decision);
        String word = alert.alertId() + '.' + (isAgain ? before.revision() : alert.revision());
        return isOver() ? word + ".over" : word;
    }

    public boolean isOver() {
        return decision == Decision.CLOSE;
    }

    /** How loud this life was when people heard of it first. */
    public Severity openedAs() {
        return decision == Decision.OPEN || before == null ? alert.severity() : before.openedAs();
    }

    /** Whose business this life was when people heard of it first, {@code ""} if nobody's. */
    public String owner() {
        return Told.ownerAtFirst(before, alert, decision);
    }

    /** How loud it is, and where it is over, how loud it was. */
    public Severity loudest() {
        boolean isOfBefore =
                decision != Decision.OPEN && before != null && before.severity().compareTo(alert.severity()) > 0;
        return isOfBefore ? before.severity() : alert.severity();
    }
}
