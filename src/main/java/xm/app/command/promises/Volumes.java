package xm.app.command.promises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import xm.event.Cell;

/**
 * How many answers each signal of each cell has in a day, from signal records: of the last 24 hours before the newest, by
 * the longest windows of at most an hour, or else the shortest there are.
 *
 * <p>A window that is told again counts as it was told last.
 */
final class Volumes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    /** Where there are windows as long as that, shorter ones are not kept: there are too many of them. */
    private static final long LONG_MILLIS = Duration.ofMinutes(15).toMillis();

    /** Counts of each signal, by length of the window, then by its place. */
    private final NavigableMap<Long, Map<Place, Told>> byLength = new TreeMap<>();

    private record Place(Cell cell, long endMillis) {}

    /** A window only gains events, so of two the one with more is the newer. */
    private record Told(long events, int revision, long startMillis, Map<String, Long> counts) {
        private static final Comparator<Told> BY_AGE =
                Comparator.comparingLong(Told::events).thenComparingInt(Told::revision);

        static Told newer(Told one, Told other) {
            return BY_AGE.compare(one, other) > 0 ? one : other;
        }
    }

    /** Takes one record; what is none is passed over. */
    void add(byte[] json) {
        try {
            add(JSON.readTree(json));
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            // not a signal record: whoever writes the topic has told of it
        }
    }

    private void add(JsonNode record) {
        JsonNode cell = record.required("cell");
        long start = Instant.parse(record.required("start").asText()).toEpochMilli();
        long end = Instant.parse(record.required("end").asText()).toEpochMilli();
        long length = end - start;
        boolean hasLonger = !byLength.isEmpty() && byLength.lastKey() >= LONG_MILLIS;
        if (length <= 0 || (hasLonger && length < LONG_MILLIS)) {
            return;
        }
        if (length >= LONG_MILLIS) {
            byLength.headMap(LONG_MILLIS).clear();
        }
        Map<String, Long> counts = new HashMap<>();
        record.required("signals")
                .properties()
                .forEach(signal -> counts.put(
                        signal.getKey(), signal.getValue().required("n").asLong()));
        if (counts.isEmpty() && record.has("changes")) {
            // a change was made there, but nobody answered
            return;
        }
        Place place = new Place(
                new Cell(
                        cell.required("segment").asText(),
                        cell.required("touchpoint").asText(),
                        cell.required("channel").asText()),
                end);
        byLength.computeIfAbsent(length, it -> new HashMap<>())
                .merge(
                        place,
                        new Told(
                                record.path("events").asLong(),
                                record.path("revision").asInt(),
                                start,
                                counts),
                        Told::newer);
    }

    boolean isEmpty() {
        return byLength.isEmpty();
    }

    /** All cells that were seen, in the order of their keys. */
    Collection<Cell> cells() {
        Map<String, Cell> cells = new TreeMap<>();
        recent().keySet().forEach(place -> cells.put(place.cell().key(), place.cell()));
        return cells.values();
    }

    /** How many answers a day there are of each signal, by cell and signal. */
    Map<Cell, Map<String, Double>> perDay() {
        double days = measured().toMillis() / (double) DAY_MILLIS;
        Map<Cell, Map<String, Double>> perDay = new LinkedHashMap<>();
        recent().forEach((place, told) -> {
            Map<String, Double> ofCell = perDay.computeIfAbsent(place.cell(), it -> new HashMap<>());
            told.counts().forEach((signal, count) -> ofCell.merge(signal, count / days, Double::sum));
        });
        return perDay;
    }

    /** Which signals each cell has, cells in the order of their keys. */
    Map<Cell, Set<String>> signals() {
        Map<Cell, Map<String, Double>> perDay = perDay();
        Map<Cell, Set<String>> signals = new LinkedHashMap<>();
        cells().forEach(cell -> signals.put(cell, perDay.get(cell).keySet()));
        return signals;
    }

    /** The time that was looked at. */
    Duration measured() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Map.Entry<Place, Told> told : recent().entrySet()) {
            first = Math.min(first, told.getValue().startMillis());
            last = Math.max(last, told.getKey().endMillis());
        }
        return isEmpty() ? Duration.ZERO : Duration.ofMillis(last - first);
    }

    /** Up to when. */
    long newestMillis() {
        return recent().keySet().stream().mapToLong(Place::endMillis).max().orElse(0);
    }

    private Map<Place, Told> recent() {
        if (isEmpty()) {
            return Map.of();
        }
        Long hourOrLess = byLength.floorKey(HOUR_MILLIS);
        Map<Place, Told> windows = byLength.get(hourOrLess == null ? byLength.firstKey() : hourOrLess);
        long newest =
                windows.keySet().stream().mapToLong(Place::endMillis).max().orElse(0);
        Map<Place, Told> recent = new HashMap<>(windows);
        recent.keySet().removeIf(place -> place.endMillis() <= newest - DAY_MILLIS);
        return recent;
    }
}
