package xm.io.channel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import xm.alert.Alert;
import xm.dispatch.Newest;

/**
 * How all alerts stand: of each the newest state, for all channels together.
 *
 * <p>It holds what the compacted topic holds: one state for each alert there ever was, and the end of the life before.
 */
public final class Standing {
    private final Newest order = new Newest();
    private final Map<String, Sighting> newest = new ConcurrentHashMap<>();
    /** How the life before the newest ended. */
    private final Map<String, Sighting> ended = new ConcurrentHashMap<>();

    /** Takes a state in; says whether it was newer than what was known. */
    public synchronized boolean put(Sighting sighting) {
        boolean isNewer = order.take(sighting.alert());
        if (isNewer) {
            Sighting before = newest.put(sighting.alert().key(), sighting);
            if (before != null
                    && !before.alert().isFiring()
                    && !before.alert().alertId().equals(sighting.alert().alertId())) {
                ended.put(before.alert().key(), before);
            }
        }
        return isNewer;
    }

    public Optional<Sighting> of(String key) {
        return Optional.ofNullable(newest.get(key));
    }

    /** How the last life ended that did so before this one, as far as anybody said. */
    Optional<Sighting> endBefore(Alert alert) {
        return Optional.ofNullable(ended.get(alert.key()));
    }

    public Collection<Sighting> all() {
        return newest.values();
    }
}
