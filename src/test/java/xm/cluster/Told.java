package xm.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was told of each window: the record that stands last on the topic, and the one that is kept by whoever takes
 * more events to be newer, and of as many what was written later, so that a repetition takes nothing back.
 *
 * <p>A record counts without its revision, which tells of the way and not of the result; everything else has to be
 * equal to the last digit, counts and values, intervals and further parts.
 */
final class Told {
    private static final JsonMapper JSON = new JsonMapper();

    /** One record of a window. */
    private record Word(int revision, int events, String rest) {}

    private final Map<String, Word> last = new TreeMap<>();
    private final Map<String, Word> kept = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private int repeats;
    private int corrections;

    /** Of a backtest: windows that end until a time, where a running job's event time comes to its end. */
    static Told backtest(Path signals, Instant until) throws IOException {
        Told told = new Told();
        for (String line : Files.readAllLines(signals)) {
            ObjectNode record = read(line);
            if (!Instant.parse(record.get("end").asText()).isAfter(until)) {
                told.take(record);
            }
        }
        return told;
    }

    /** @param record as it stands on the topic */
    void take(String record) {
        take(read(record));
    }

    private void take(ObjectNode record) {
        int revision = record.remove("revision").asInt();
        String window = window(record);
        Word word = new Word(revision, record.get("events").asInt(), record.toString());
        repeats += words.add(window + ' ' + revision) ? 0 : 1;
        corrections += revision > 0 ? 1 : 0;
        last.put(window, word);
        kept.merge(window, word, (one, other) -> other.events >= one.events ? other : one);
    }

    int windows() {
        return last.size();
    }

    /** Records that say again what was said under the same revision. */
    int repeats() {
        return repeats;
    }

    int corrections() {
        return corrections;
    }

    boolean hasAllOf(Told truth) {
        return last.keySet().containsAll(truth.last.keySet());
    }

    /** The first window in which this is not the truth, in words; empty where there is none. */
    Optional<String> difference(Told truth) {
        for (Map.Entry<String, Word> window : truth.last.entrySet()) {
            String name = window.getKey();
            String right = window.getValue().rest;
            if (!last.containsKey(name)) {
                return Optional.of(name + " is missing; the truth is " + right);
            }
            if (!last.get(name).rest.equals(right)) {
                return Optional.of(name + ", last record: " + difference(last.get(name), right));
            }
            if (!kept.get(name).rest.equals(right)) {
                return Optional.of(name + ", record with most events: " + difference(kept.get(name), right));
            }
        }
        return last.keySet().stream()
                .filter(name -> !truth.last.containsKey(name))
                .findFirst()
                .map(name -> name + " was told and is no window of the truth: " + last.get(name).rest);
    }

    private static String difference(Word told, String right) {
        StringBuilder words = new StringBuilder();
        compare("", read(told.rest), read(right), words);
        return "revision " + told.revision + words + "\n  told  " + told.rest + "\n  truth " + right;
    }

    private static void compare(String path, JsonNode told, JsonNode truth, StringBuilder words) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : new JsonNode[] {told, truth}) {
            for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
                names.add(it.next());
            }
        }
        for (String name : names) {
            JsonNode one = told.path(name);
            JsonNode other = truth.path(name);
            if (one.isObject() || other.isObject()) {
                compare(path + name + '.', one, other, words);
            } else if (!one.equals(other)) {
                words.append("; ")
                        .append(path)
                        .append(name)
                        .append(' ')
                        .append(one)
                        .append(", truth ")
                        .append(other);
            }
        }
    }

    private static String window(JsonNode record) {
        return record.at("/cell/segment").asText()
                + '/'
                + record.at("/cell/touchpoint").asText()
                + '/'
                + record.at("/cell/channel").asText()
                + ' '
                + record.get("window").asText()
                + ' '
                + record.get("start").asText();
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
