package xm.app.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Locale;

/** A verdict as it was written. */
record Said(JsonNode record) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Said of(String line) {
        try {
            return new Said(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict was written that is no JSON: " + line, e);
        }
    }

    /** Promise and cell. */
    String place() {
        JsonNode cell = record.path("cell");
        return record.path("promise").asText()
                + '/'
                + cell.path("segment").asText()
                + '/'
                + cell.path("touchpoint").asText()
                + '/'
                + cell.path("channel").asText();
    }

    String state() {
        return record.path("state").asText();
    }

    long atMillis() {
        return Instant.parse(record.path("at").asText()).toEpochMilli();
    }

    /** {@code KEPT since 2026-11-23T10:05:00Z, evidence 12 of 43,200, 0.91 of 120}. */
    String words() {
        JsonNode observed = record.path("observed");
        JsonNode evidence = record.path("evidence");
        return String.format(
                Locale.ROOT,
                "%s since %s, with evidence of %,.0f where %,.0f are needed%s",
                state(),
                record.path("since").asText(),
                evidence.path("value").asDouble(),
                evidence.path("needed").asDouble(),
                observed.isObject()
                        ? String.format(
                                Locale.ROOT,
                                ", seen %.4g in %,d answers, promised %s",
                                observed.path("value").asDouble(),
                                observed.path("n").asLong(),
                                record.path("promised").asText())
                        : "");
    }
}
