package xm.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import xm.codec.NearestWord;

/** The keys that a program reads, each also the name of a variable of the environment: what else is set is a slip. */
final class KnownKeys {
    /** With which every variable begins. */
    static final String VARIABLE_PREFIX = "XM_";

    private final Set<String> keys = new LinkedHashSet<>();
    private final List<String> groups = new ArrayList<>();

    void add(String key) {
        keys.add(key);
    }

    /** Everything under a prefix is known. */
    void addGroup(String prefix) {
        groups.add(prefix + ".");
    }

    void addAll(KnownKeys others) {
        keys.addAll(others.keys);
        groups.addAll(others.groups);
    }

    boolean has(String key) {
        return keys.contains(key) || groups.stream().anyMatch((key + ".")::startsWith);
    }

    /** In the order in which they were read. */
    Set<String> all() {
        return keys;
    }

    /** {@code XM_KAFKA_BOOTSTRAP} of {@code kafka.bootstrap}. */
    static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    boolean hasVariable(String name) {
        return keys.stream().map(KnownKeys::variable).anyMatch(name::equals)
                || groups.stream().map(KnownKeys::variable).anyMatch(name::startsWith);
    }

    /** What is wrong with a key; nothing if it is known. */
    Optional<String> slip(String key) {
        if (has(key)) {
            return Optional.empty();
        }
        Optional<String> under =
                keys.stream().filter(it -> it.startsWith(key + ".")).findFirst();
        return Optional.of(key + " is not a setting"
                + under.map(it -> " of its own; settings such as " + it + " stand under it")
                        .orElseGet(() -> didYouMean(key, keys)));
    }

    /** What is wrong with the name of a variable; nothing if it is known. */
    Optional<String> variableSlip(String name) {
        List<String> names = keys.stream().map(KnownKeys::variable).toList();
        return hasVariable(name) ? Optional.empty() : Optional.of(name + " is not a setting" + didYouMean(name, names));
    }

    /** An environment without the variables that others read and this program does not: it may serve several. */
    Map<String, String> without(List<KnownKeys> others, Map<String, String> environment) {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeIf(name -> !hasVariable(name) && others.stream().anyMatch(other -> other.hasVariable(name)));
        return own;
    }

    private static String didYouMean(String written, Collection<String> words) {
        return NearestWord.of(written, words)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }
}
