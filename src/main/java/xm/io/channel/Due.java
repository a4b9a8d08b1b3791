package xm.io.channel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keys of the alerts that wait to be told, each with since when, the longest first; those that are being told wait until that
 * is over. Safe for several threads.
 */
final class Due {
    private final Map<String, Long> sinceMillis = new LinkedHashMap<>();
    private Map<String, Long> inHand = new LinkedHashMap<>();

    /** One that waits already goes on waiting. */
    synchronized void add(String key, long nowMillis) {
        sinceMillis.merge(key, nowMillis, Math::min);
    }

    /** Takes all of them in hand, the longest first. */
    synchronized Map<String, Long> takeAll() {
        inHand = new LinkedHashMap<>();
        // one that was put back stands behind those that came meanwhile
        sinceMillis.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> inHand.put(one.getKey(), one.getValue()));
        sinceMillis.clear();
        return new LinkedHashMap<>(inHand);
    }

    /** These were in hand, and have been told or were put back. */
    synchronized void settle(Set<String> keys) {
        inHand.keySet().removeAll(keys);
    }

    /** Puts one in again that could not be told, with the time for which it has waited. */
    synchronized void putBack(String key, long since) {
        sinceMillis.put(key, since);
    }

    synchronized int size() {
        return all().size();
    }

    /** How many there are with these. */
    synchronized int sizeWith(Set<String> more) {
        Set<String> keys = new HashSet<>(all().keySet());
        keys.addAll(more);
        return keys.size();
    }

    /** How long the one that waits longest has been waiting. */
    synchronized long oldestMillis(long nowMillis) {
        return all().values().stream()
                .mapToLong(since -> nowMillis - since)
                .max()
                .orElse(0);
    }

    private Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>(sinceMillis);
        all.putAll(inHand);
        return all;
    }
}
