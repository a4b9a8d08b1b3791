package xm.dispatch;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import xm.alert.Alert;

/**
 * Which state of each alert is the newest.
 *
 * <p>Within a life the revision says so, and that an end is the end. Revisions of different lives are not compared, for a
 * job that lost its state counts from one again: a life that was never seen is newer than those that were. Not thread-safe.
 */
public final class Newest {
    /** Of each alert; what a job repeats after a restore is not older than its last few. */
    static final int LIVES_REMEMBERED = 100;

    private final Map<String, Life> lives = new HashMap<>();

    private static final class Life {
        String alertId;
        int revision;
        boolean isFiring;
        final Set<String> past = new LinkedHashSet<>();

        void leave() {
            past.add(alertId);
            if (past.size() > LIVES_REMEMBERED) {
                Iterator<String> oldest = past.iterator();
                oldest.next();
                oldest.remove();
            }
        }

        void take(Alert alert) {
            alertId = alert.alertId();
            revision = alert.revision();
            isFiring = alert.isFiring();
        }
    }

    /**
     * Whether a state is newer than another of the same life: an end is whatever its revision, for who ends an alert by hand
     * copies its newest record.
     */
    public static boolean isNewer(Alert alert, int revision, boolean isFiring) {
        return alert.revision() > revision || (isFiring && !alert.isFiring());
    }

    /** Takes a state in; says whether it is newer than all that came before. */
    public boolean take(Alert alert) {
        Life life = lives.get(alert.key());
        if (life == null) {
            life = new Life();
            lives.put(alert.key(), life);
        } else if (!life.alertId.equals(alert.alertId())) {
            if (life.past.contains(alert.alertId())) {
                return false;
            }
            life.leave();
        } else if (!isNewer(alert, life.revision, life.isFiring)) {
            return false;
        }
        life.take(alert);
        return true;
    }
}
