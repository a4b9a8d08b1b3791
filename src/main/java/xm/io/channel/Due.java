package xm.io.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keys of the alerts that wait to be told, each with since when, the longest first. Safe for several threads. */
final class Due {
    private final Map<String, Long> sinceMillis = new LinkedHashMap<>();

    /** One that waits already goes on waiting. */
    synchronized void add(String key, long nowMillis) {
        sinceMillis.putIfAbsent(key, nowMillis);
    }

    /** Takes all of them out. */
    synchronized Map<String, Long> takeAll() {
        Map<String, Long> all = new LinkedHashMap<>(sinceMillis);
        sinceMillis.clear();
        return all;
    }

    /** Puts one in again that could not be told, with the time for which it has waited. */
    synchronized void putBack(String key, long since) {
        sinceMillis.put(key, since);
    }

    synchronized int size() {
        return sinceMillis.size();
    }

    /** How long the one that waits longest has been waiting. */
    synchronized long oldestMillis(long nowMillis) {
        return sinceMillis.values().stream()
                .mapToLong(since -> nowMillis - since)
                .max()
                .orElse(0);
    }
}
