package xm.app.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import xm.event.Cell;
import xm.signal.Reading;

/** A record of the topic experience-signals, as read back: what one cell's window told. */
record SignalRecord(
        Cell cell,
        String window,
        long startMillis,
        long endMillis,
        int revision,
        long events,
        Map<String, Reading> readings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SignalRecord read(byte[] json) {
        try {
            JsonNode record = JSON.readTree(json);
            JsonNode cell = record.required("cell");
            Map<String, Reading> readings = new LinkedHashMap<>();
            record.required("signals")
                    .properties()
                    .forEach(signal -> readings.put(signal.getKey(), reading(signal.getKey(), signal.getValue())));
            return new SignalRecord(
                    new Cell(
                            cell.required("segment").asText(),
                            cell.required("touchpoint").asText(),
                            cell.required("channel").asText()),
                    record.required("window").asText(),
                    Instant.parse(record.required("start").asText()).toEpochMilli(),
                    Instant.parse(record.required("end").asText()).toEpochMilli(),
                    record.required("revision").asInt(),
                    record.required("events").asLong(),
                    readings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(String signal, JsonNode told) {
        return new Reading(
                signal,
                told.required("n").asLong(),
                told.required("value").asDouble(),
                told.required("low").asDouble(),
                told.required("high").asDouble(),
                Map.of());
    }
}
