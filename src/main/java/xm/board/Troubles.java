package xm.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import xm.customer.CustomerException;

/**
 * Customers who must not wait: each once per cause, until a day after the time by which somebody was to act.
 *
 * <p>They do not count in what the history may take: what is to be done in two days must not go because much was said today.
 * Of too many those go first whose time has passed for longest, and if none has passed, the one whose time comes last.
 */
final class Troubles {
    /** So long after it was due one is still told, as overdue. */
    static final long SHOWN_MILLIS = Duration.ofDays(1).toMillis();

    private static final int MOST = 20_000;

    /** By when somebody should act, and those of one moment by who and why. */
    private final TreeMap<Key, CustomerException> all =
            new TreeMap<>(Comparator.comparingLong(Key::dueByMillis).thenComparing(Key::cause));

    private final Set<String> causes = new HashSet<>();

    private record Key(long dueByMillis, String cause) {}

    /** Takes an exception; the same one again changes nothing. */
    void see(CustomerException trouble) {
        String cause = cause(trouble);
        if (causes.add(cause)) {
            all.put(new Key(trouble.dueByMillis(), cause), trouble);
            if (all.size() > MOST) {
                boolean hasOneOverdue = all.firstKey().dueByMillis() <= trouble.atMillis();
                var least = hasOneOverdue ? all.pollFirstEntry() : all.pollLastEntry();
                causes.remove(least.getKey().cause());
            }
        }
    }

    /** Forgets what was not told any more at a time, nor is at any later one. */
    void forgetBefore(long timeMillis) {
        var old = all.headMap(new Key(timeMillis - SHOWN_MILLIS, ""));
        old.keySet().forEach(key -> causes.remove(key.cause()));
        old.clear();
    }

    /** What had happened at a time and was not long overdue, by when somebody should act. */
    List<CustomerException> at(long timeMillis) {
        List<CustomerException> then = new ArrayList<>();
        for (CustomerException trouble :
                all.tailMap(new Key(timeMillis - SHOWN_MILLIS, "")).values()) {
            if (trouble.atMillis() <= timeMillis) {
                then.add(trouble);
            }
        }
        return then;
    }

    private static String cause(CustomerException trouble) {
        return trouble.customer() + ' ' + trouble.kind() + ' ' + trouble.cause();
    }
}
