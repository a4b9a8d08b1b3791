package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.List;

/** When a process that is killed over and over was there, in wall time. */
final class Presence {
    private static final class Stay {
        final long fromMillis;
        long toMillis = Long.MAX_VALUE;

        Stay(long fromMillis) {
            this.fromMillis = fromMillis;
        }
    }

    private final List<Stay> stays = new ArrayList<>();

    synchronized void came(long millis) {
        stays.add(new Stay(millis));
    }

    synchronized void left(long millis) {
        stays.get(stays.size() - 1).toMillis = millis;
    }

    /** The longest time within two moments in which it was there without a break. */
    synchronized long longestMillis(long fromMillis, long toMillis) {
        return stays.stream()
                .mapToLong(stay -> Math.min(stay.toMillis, toMillis) - Math.max(stay.fromMillis, fromMillis))
                .filter(millis -> millis > 0)
                .max()
                .orElse(0);
    }
}
