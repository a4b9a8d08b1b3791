package xm.dispatch;

import java.util.List;
import xm.alert.Alert;

/**
 * The end of a life of which nobody said how it ended, made of what a channel was told of it and of the life after it.
 *
 * <p>It has no numbers, for none are known, and ended when the next life was noticed at the latest.
 */
public final class UnheardEnd {
    private UnheardEnd() {}

    /**
     * The end to tell.
     *
     * @param left what a channel was told last of the life
     * @param next a state of a later life of the same alert
     */
    public static Alert of(Told left, Alert next, long nowMillis) {
        long began = left.firstToldMillis();
        return new Alert(
                left.key(),
                left.alertId(),
                left.isFiring() ? left.revision() + 1 : left.revision(),
                next.kind(),
                false,
                next.promise(),
                next.version(),
                next.cell(),
                next.signal(),
                left.severity(),
                next.promise() + " at " + Facts.where(next) + "; nobody said how it ended",
                next.promised(),
                null,
                began,
                began,
                Math.max(began, Math.min(next.detectedAtMillis(), nowMillis)),
                0,
                0,
                List.of(),
                null,
                left.owner() == null || left.owner().isEmpty() ? next.owner() : left.owner(),
                next.runbook(),
                List.of(),
                0,
                null,
                false,
                next.promises());
    }
}
