package xm.app.dispatch.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.promise.Severity;

/** A program of one's own that hears of alerts by CloudEvents: it passes over events whose id it knows. */
final class Inbox {
    private final Map<String, String> known = new HashMap<>();
    /** The life that an alert is in, its revision, and whether it is over. */
    private final Map<String, JsonNode> newest = new HashMap<>();

    private final Map<String, Set<String>> louder = new HashMap<>();
    private final Set<String> over = new TreeSet<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> disordered = new ArrayList<>();
    private int repeats;

    synchronized void take(JsonNode event) {
        String id = event.at("/id").asText();
        JsonNode alert = event.at("/data");
        String key = event.at("/subject").asText();
        String life = alert.at("/alertId").asText();
        boolean isOver = event.at("/type").asText().contains(".resolved.");
        String word = life + (isOver ? " over" : " firing");
        String before = known.putIfAbsent(id, word);
        if (before != null) {
            repeats++;
            if (!before.equals(word)) {
                disordered.add("webhook: id " + id + " was '" + before + "' and is '" + word + "'");
            }
            return;
        }
        boolean isNew = isOver
                ? over.add(life)
                : louder.computeIfAbsent(life, any -> new TreeSet<>())
                        .add(alert.at("/severity").asText());
        if (!isNew) {
            doubled.add("webhook: " + word + " came again as " + id);
        }
        JsonNode last = newest.put(key, alert);
        if (last != null && last.at("/revision").asInt() > alert.at("/revision").asInt()) {
            disordered.add("webhook: " + key + " revision " + alert.at("/revision") + " after " + last.at("/revision"));
        }
        if (!isOver && over.contains(life)) {
            disordered.add("webhook: " + life + " fires after its end");
        }
    }

    synchronized boolean isOpen(String key, String life, Severity severity) {
        JsonNode alert = newest.get(key);
        return alert != null
                && alert.at("/alertId").asText().equals(life)
                && !over.contains(life)
                && louder.getOrDefault(life, Set.of()).contains(severity.wireName());
    }

    synchronized boolean isOver(String life) {
        return over.contains(life);
    }

    /** Whether it holds an alert to be firing, in whatever life. */
    synchronized boolean isOpen(String key) {
        JsonNode alert = newest.get(key);
        return alert != null && !over.contains(alert.at("/alertId").asText());
    }

    synchronized boolean wasTold(String life) {
        return louder.containsKey(life);
    }

    synchronized List<String> doubled() {
        return List.copyOf(doubled);
    }

    synchronized List<String> disordered() {
        return List.copyOf(disordered);
    }

    synchronized int repeats() {
        return repeats;
    }
}
