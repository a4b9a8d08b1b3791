package xm.app.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import xm.app.backtest.AlertLife;
import xm.app.backtest.PromiseResult;
import xm.event.Cell;

/**
 * What the flows said of the events of a test.
 *
 * @param verdicts by promise and cell, in the order of time
 */
record Outcome(Map<String, List<Said>> verdicts, List<AlertLife> alerts) {

    static Outcome of(PromiseResult result, Path verdicts) throws IOException {
        Map<String, List<Said>> byPlace = new HashMap<>();
        for (String line : Files.readAllLines(verdicts)) {
            Said said = Said.of(line);
            byPlace.computeIfAbsent(said.place(), place -> new ArrayList<>()).add(said);
        }
        return new Outcome(byPlace, result.alerts());
    }

    /** What was said last of a promise at a cell, up to a time. */
    Optional<Said> at(String promise, Cell cell, long timeMillis) {
        return of(promise, cell).stream()
                .filter(said -> said.atMillis() <= timeMillis)
                .reduce((earlier, later) -> later);
    }

    /** Whether anything was said of a promise, of any if it is {@code null}, at a cell or at one within it or around it. */
    boolean isKnown(String promise, Cell cell) {
        return verdicts.keySet().stream()
                .filter(place -> promise == null || place.startsWith(promise + '/'))
                .map(place -> Cell.ofKey(place.substring(place.indexOf('/') + 1)))
                .anyMatch(said -> said.covers(cell) || cell.covers(said));
    }

    List<Said> of(String promise, Cell cell) {
        return verdicts.getOrDefault(promise + '/' + cell.key(), List.of());
    }

    /** The alerts on a promise, or on any if that is {@code null}, that are about a cell, or any cell of it. */
    List<AlertLife> about(String promise, Cell cell) {
        return alerts.stream()
                .filter(alert -> promise == null || alert.promises().contains(promise))
                .filter(alert -> cell == null || alert.isAbout(cell))
                .toList();
    }

    /** All that fired, in words. */
    String fired() {
        return alerts.isEmpty()
                ? "nothing fired"
                : alerts.stream().map(Outcome::words).collect(Collectors.joining("; ", "what fired: ", ""));
    }

    static String words(AlertLife alert) {
        Long resolved = alert.last().resolvedAtMillis();
        return alert.first().key() + " as a " + alert.loudest().wireName() + " at "
                + time(alert.first().detectedAtMillis())
                + (resolved == null ? ", not resolved" : ", resolved at " + time(resolved)) + " ("
                + alert.first().summary() + ")";
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
