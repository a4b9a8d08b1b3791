package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import xm.event.Arrival;

/**
 * One event of a recorded file, or the rejection of what could not become one.
 *
 * @param foreign the record that a mapping was given; {@code null} without a mapping, or where it could not be read
 * @param mapped the event as the mapping made it; {@code null} without a mapping, or where it made none
 * @param line the event as it stands in a file of touchpoint events; {@code null} with a mapping
 */
public record Recorded(Arrival arrival, JsonNode foreign, JsonNode mapped, byte[] line) {
    private static final ObjectMapper JSON = new JsonMapper();

    /** The event's JSON, {@code null} if there is none. */
    public byte[] json() {
        if (mapped == null) {
            return line;
        }
        try {
            return JSON.writeValueAsBytes(mapped);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
