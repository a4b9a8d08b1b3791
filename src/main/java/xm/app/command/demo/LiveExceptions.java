package xm.app.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import xm.io.kafka.Brokers;

/** The customers who must not wait, as the topic customer-exceptions tells them: how many of each kind, and the newest. */
final class LiveExceptions implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 3;
    private static final int WIDTH = 120;

    /** One of them, in words. */
    private record Told(Instant at, String words) {}

    private final LiveTopic topic;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter day;
    private final Map<String, Integer> byKind = new TreeMap<>();
    private final PriorityQueue<Told> newest = new PriorityQueue<>(Comparator.comparing(Told::at));

    LiveExceptions(Brokers brokers, String topic, ZoneId zone) {
        this.topic = new LiveTopic(brokers, topic);
        clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        day = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT).withZone(zone);
    }

    void refresh() {
        topic.forEachNew(record -> take(record.value()));
    }

    private void take(byte[] json) {
        try {
            JsonNode exception = JSON.readTree(json);
            byKind.merge(exception.required("kind").asText(), 1, Integer::sum);
            newest.add(new Told(Instant.parse(exception.required("at").asText()), words(exception)));
            if (newest.size() > ROWS) {
                newest.remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private String words(JsonNode exception) {
        String words = String.format(
                Locale.ROOT,
                "  %s  %s, %s, due %s: %s",
                clock.format(Instant.parse(exception.required("at").asText())),
                exception.required("kind").asText(),
                exception.required("customer").asText(),
                day.format(Instant.parse(exception.required("dueBy").asText())),
                exception.required("why").get(0).asText());
        return words.length() <= WIDTH ? words : words.substring(0, WIDTH - 1) + "…";
    }

    /** None before the first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (byKind.isEmpty()) {
            return lines;
        }
        List<String> counts = new ArrayList<>();
        byKind.forEach((kind, count) -> counts.add(count + " " + kind));
        lines.add("");
        lines.add("Customers who must not wait: " + String.join(", ", counts) + ". The newest:");
        newest.stream()
                .sorted(Comparator.comparing(Told::at).reversed())
                .map(Told::words)
                .forEach(lines::add);
        return lines;
    }

    @Override
    public void close() {
        topic.close();
    }
}
