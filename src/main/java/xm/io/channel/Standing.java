package xm.io.channel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import xm.dispatch.Newest;

/**
 * How all alerts stand: of each the newest state, for all channels together.
 *
 * <p>It holds what the compacted topic holds: one state for each alert there ever was.
 */
public final class Standing {
    private final Newest order = new Newest();
    private final Map<String, Sighting> newest = new ConcurrentHashMap<>();

    /** Takes a state in; says whether it was newer than what was known. */
    public synchronized boolean put(Sighting sighting) {
        boolean isNewer = order.take(sighting.alert());
        if (isNewer) {
            newest.put(sighting.alert().key(), sighting);
        }
        return isNewer;
    }

    public Optional<Sighting> of(String key) {
        return Optional.ofNullable(newest.get(key));
    }

    public Collection<Sighting> all() {
        return newest.values();
    }
}
