package xm;

import java.util.ArrayList;
import java.util.List;

/** When a process that is killed over and over was there, in wall time. */
public final class Stays {
    private static final class Stay {
        final long fromMillis;
        long toMillis = Long.MAX_VALUE;

        Stay(long fromMillis) {
            this.fromMillis = fromMillis;
        }
    }

    private final List<Stay> stays = new ArrayList<>();

    public synchronized void came(long millis) {
        stays.add(new Stay(millis));
    }

    public synchronized void left(long millis) {
        stays.get(stays.size() - 1).toMillis = millis;
    }

    /** The longest time within two moments in which it was there without a break. */
    public synchronized long longestMillis(long fromMillis, long toMillis) {
        return stays.stream()
                .mapToLong(stay -> Math.min(stay.toMillis, toMillis) - Math.max(stay.fromMillis, fromMillis))
                .filter(millis -> millis > 0)
                .max()
                .orElse(0);
    }
}
