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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import xm.alert.Echo;
import xm.io.kafka.Brokers;

/** The alerts as the topic experience-alerts tells them: those that fire, the loudest and oldest first. */
final class LiveAlerts implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 6;
    private static final List<String> LOUDEST_FIRST = List.of("page", "ticket", "record");

    /** One of them as it was told last. */
    private record Told(int revision, boolean isFiring, String severity, String summary, Instant since) {
        static Told read(byte[] json) {
            try {
                JsonNode alert = JSON.readTree(json);
                return new Told(
                        alert.required("revision").asInt(),
                        alert.required("state").asText().equals("firing"),
                        alert.required("severity").asText(),
                        alert.required("summary").asText(),
                        Instant.parse(alert.required("since").asText()));
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot fail", e);
            }
        }
    }

    private final LiveTopic topic;
    private final DateTimeFormatter clock;
    private final Map<String, Told> newest = new HashMap<>();

    LiveAlerts(Brokers brokers, String topic, ZoneId zone) {
        this.topic = new LiveTopic(brokers, topic);
        clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    }

    void refresh() {
        topic.forEachNew(record -> {
            String key = LiveTopic.key(record);
            if (!key.equals(Echo.KEY)) {
                newest.merge(
                        key,
                        Told.read(record.value()),
                        (one, other) -> one.revision() > other.revision() ? one : other);
            }
        });
    }

    boolean isFiring() {
        return firing().findAny().isPresent();
    }

    /** Says so if there is none. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Told> loudest = firing().sorted(
                        Comparator.comparingInt((Told told) -> LOUDEST_FIRST.indexOf(told.severity()))
                                .thenComparing(Told::since))
                .toList();
        int resolved = newest.size() - loudest.size();
        lines.add((loudest.isEmpty() ? "No alert fires" : "Alerts that fire: " + loudest.size())
                + (resolved > 0 ? ", " + resolved + " resolved" : "") + ".");
        loudest.stream().limit(ROWS).map(this::line).forEach(lines::add);
        return lines;
    }

    private Stream<Told> firing() {
        return newest.values().stream().filter(Told::isFiring);
    }

    private String line(Told told) {
        return String.format(
                Locale.ROOT,
                "  firing  %-6s  since %s  %s",
                told.severity(),
                clock.format(told.since()),
                told.summary());
    }

    @Override
    public void close() {
        topic.close();
    }
}
