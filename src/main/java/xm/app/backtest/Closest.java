package xm.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.event.Cell;
import xm.promise.VerdictState;

/**
 * How near a promise came to firing where it did not: the verdict with the most of the evidence that is needed.
 *
 * @param cell its key
 * @param verdict as it was told
 */
public record Closest(String cell, JsonNode verdict) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** For alerts that did not fire under a book, how near it came; nothing where nothing was promised there. */
    public static Map<AlertLife, Closest> of(List<AlertLife> missed, PromiseResult under, Path out) throws IOException {
        Map<AlertLife, Closest> closest = new HashMap<>();
        if (missed.isEmpty()) {
            return closest;
        }
        try (BufferedReader lines = Files.newBufferedReader(PromiseResult.verdicts(under.plan(), out))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode verdict = JSON.readTree(line);
                for (AlertLife alert : missed) {
                    if (isAbout(verdict, alert, under.span().toMillis())) {
                        closest.merge(
                                alert,
                                new Closest(key(verdict), verdict),
                                (before, now) ->
                                        before.nearer(now, alert.first().sinceMillis()));
                    }
                }
            }
        }
        return closest;
    }

    public String state() {
        return verdict.path("state").asText();
    }

    public double evidence() {
        return verdict.path("evidence").path("value").asDouble();
    }

    public double needed() {
        return verdict.path("evidence").path("needed").asDouble();
    }

    public long atMillis() {
        return Instant.parse(verdict.path("at").asText()).toEpochMilli();
    }

    private static boolean isAbout(JsonNode verdict, AlertLife alert, long recordedUntilMillis) {
        return verdict.path("promise").asText().equals(alert.first().promise())
                && Instant.parse(verdict.path("at").asText()).toEpochMilli() <= alert.endMillis(recordedUntilMillis)
                && alert.cells().stream().anyMatch(cell -> overlaps(cell, Cell.ofKey(key(verdict))));
    }

    private static boolean overlaps(Cell cell, Cell other) {
        return cell.covers(other) || other.covers(cell);
    }

    private static String key(JsonNode verdict) {
        JsonNode cell = verdict.path("cell");
        return new Cell(
                        cell.path("segment").asText(),
                        cell.path("touchpoint").asText(),
                        cell.path("channel").asText())
                .key();
    }

    /** What was said last before a time still held then; of what was said later, that with the most evidence counts. */
    private Closest nearer(Closest later, long sinceMillis) {
        return atMillis() < sinceMillis || later.nearness() > nearness() ? later : this;
    }

    private double nearness() {
        double share = needed() > 0 ? evidence() / needed() : 0;
        return state().equals(VerdictState.BROKEN.name()) ? Double.MAX_VALUE : share;
    }
}
