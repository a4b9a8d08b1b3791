package xm.app.command.promises;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import xm.codec.Reread;
import xm.codec.ToldWindow;
import xm.codec.ToldWindowReader;
import xm.event.Cell;

/**
 * How many answers each signal of each cell has in a day, from signal records: of the last 24 hours before the
 * newest, by the longest windows of at most an hour, or else the shortest there are.
 *
 * <p>A window that is told again counts as it was told last.
 */
final class Volumes {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    /** Where there are windows as long as that, shorter ones are not kept: there are too many of them. */
    private static final long LONG_MILLIS = Duration.ofMinutes(15).toMillis();

    /** Counts of each signal, by length of the window, then by its place. */
    private final NavigableMap<Long, Map<Place, Told>> byLength = new TreeMap<>();

    private record Place(Cell cell, long endMillis) {}

    private record Told(long events, long startMillis, Map<String, Long> counts) {
        /**
         * A window only gains events: of two the one with more is newer, and of as many the one that was written
         * later.
         */
        Told or(Told later) {
            return later.events >= events ? later : this;
        }
    }

    /** Takes one record; what is none is passed over, whoever writes the topic has told of it. */
    void add(byte[] json) {
        Reread<ToldWindow> told = ToldWindowReader.read(json);
        if (told.isRead()) {
            add(told.value());
        }
    }

    private void add(ToldWindow window) {
        long length = window.endMillis() - window.startMillis();
        boolean hasLonger = !byLength.isEmpty() && byLength.lastKey() >= LONG_MILLIS;
        boolean isMarkerOnly = window.readings().isEmpty() && !window.changes().isEmpty();
        if (length <= 0 || (hasLonger && length < LONG_MILLIS) || isMarkerOnly) {
            return;
        }
        if (length >= LONG_MILLIS) {
            byLength.headMap(LONG_MILLIS).clear();
        }
        Map<String, Long> counts = new HashMap<>();
        window.readings().forEach((signal, reading) -> counts.put(signal, reading.n()));
        byLength.computeIfAbsent(length, it -> new HashMap<>())
                .merge(
                        new Place(window.cell(), window.endMillis()),
                        new Told(window.events(), window.startMillis(), counts),
                        Told::or);
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
