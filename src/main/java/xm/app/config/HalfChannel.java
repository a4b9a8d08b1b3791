package xm.app.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A channel of which something is set, but not where it is: it would be passed over in silence, and its people with it. */
final class HalfChannel {
    private HalfChannel() {}

    /**
     * Rejects the first key that is set for nothing.
     *
     * @param needed the keys of which one makes the channel, the one to recommend first
     * @param others further keys of it with their defaults, {@code ""} where there is none
     */
    static void reject(Settings settings, List<String> needed, Map<String, String> others) {
        boolean isThere = needed.stream()
                .flatMap(key -> settings.list(key, List.of()).stream())
                .anyMatch(it -> !it.isBlank());
        if (isThere) {
            return;
        }
        new TreeMap<>(others)
                .entrySet().stream()
                        .filter(it -> settings.text(it.getKey())
                                .filter(set -> !set.equals(it.getValue()))
                                .isPresent())
                        .findFirst()
                        .ifPresent(it -> settings.reject(
                                it.getKey(),
                                "nobody is told through this channel, for " + needed.get(0)
                                        + " is not set; set it, or leave this out"));
    }
}
