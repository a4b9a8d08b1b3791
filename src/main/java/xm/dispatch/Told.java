package xm.dispatch;

import xm.alert.Alert;
import xm.promise.Severity;

/**
 * What one channel was told last of one alert.
 *
 * @param openedAs how loud it was when it was opened in this life
 * @param firstToldMillis when this life was told first
 * @param toldMillis when the channel took the last word
 */
public record Told(
        String key,
        String alertId,
        int revision,
        Severity severity,
        Severity openedAs,
        boolean isFiring,
        long firstToldMillis,
        long toldMillis) {

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
                nowMillis);
    }
}
