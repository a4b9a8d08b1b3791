package xm.dispatch;

import xm.alert.Alert;

/**
 * One word to one channel: an alert's state, what to do with it, and what was said before.
 *
 * <p>Receivers know an alert by its {@link Alert#key()}, the same in each of its lives, so that an end that was never told
 * leaves nothing open; and a word by its {@link #id()}, the same each time it is sent.
 *
 * @param decision one that is told
 * @param before what this channel was told last of it, or {@code null}
 */
public record Notice(Alert alert, Decision decision, Told before, Links links) {

    /** The same however often the same word is sent. */
    public String id() {
        return alert.alertId() + '.' + alert.revision();
    }

    public boolean isOver() {
        return decision == Decision.CLOSE;
    }
}
