package xm.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import xm.customer.CustomerException;

/** Customers who must not wait: each once per cause. */
final class Troubles {
    private static final long BYTES = 700;
    private static final int MOST = 20_000;

    /** By when they happened, and those of one moment by who and why. */
    private final TreeMap<Key, CustomerException> all =
            new TreeMap<>(Comparator.comparingLong(Key::atMillis).thenComparing(Key::cause));

    private final Set<String> causes = new HashSet<>();

    private record Key(long atMillis, String cause) {}

    /** Takes an exception; the same one again changes nothing. */
    void see(CustomerException trouble) {
        String cause = cause(trouble);
        if (causes.add(cause)) {
            all.put(new Key(trouble.atMillis(), cause), trouble);
            if (all.size() > MOST) {
                causes.remove(all.pollFirstEntry().getKey().cause());
            }
        }
    }

    void forgetBefore(long timeMillis) {
        var old = all.headMap(new Key(timeMillis, ""));
        old.keySet().forEach(key -> causes.remove(key.cause()));
        old.clear();
    }

    /** What had happened at a time, by when somebody should act. */
    List<CustomerException> at(long timeMillis) {
        List<CustomerException> then =
                new ArrayList<>(all.headMap(new Key(timeMillis + 1, "")).values());
        then.sort(Comparator.comparingLong(CustomerException::dueByMillis));
        return then;
    }

    int count() {
        return all.size();
    }

    private static String cause(CustomerException trouble) {
        return trouble.customer() + ' ' + trouble.kind() + ' ' + trouble.cause();
    }

    long bytes() {
        return all.size() * BYTES;
    }
}
