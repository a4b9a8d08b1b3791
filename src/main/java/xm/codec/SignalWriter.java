package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import xm.event.Cell;
import xm.signal.CellWindow;
import xm.signal.Reading;
import xm.signal.SeenChange;

/**
 * Signal records as JSON, one object without line breaks; {@code docs/schemas/signal.schema.json} describes it.
 *
 * <p>The same window gives the same bytes. On Kafka the record's key is {@link Cell#key()}.
 */
public final class SignalWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private SignalWriter() {}

    public static byte[] write(CellWindow window) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            write(window, json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(CellWindow window, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("cell");
        json.writeStringField("segment", window.cell().segment());
        json.writeStringField("touchpoint", window.cell().touchpoint());
        json.writeStringField("channel", window.cell().channel());
        json.writeEndObject();
        String stage = window.stage();
        if (stage != null) {
            json.writeStringField("stage", stage);
        }
        json.writeStringField("window", window.window());
        json.writeStringField("start", time(window.startMillis()));
        json.writeStringField("end", time(window.endMillis()));
        json.writeNumberField("revision", window.revision());
        json.writeNumberField("events", window.tally().events);
        json.writeNumberField("customers", window.tally().customers(window.level()));
        if (window.tally().seenChanges != null) {
            write(window.tally().seenChanges.newest, json);
        }
        json.writeObjectFieldStart("signals");
        for (Reading reading : window.readings()) {
            write(reading, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(List<SeenChange> changes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("changes");
        for (SeenChange change : changes) {
            json.writeStartObject();
            json.writeStringField("at", time(change.atMillis()));
            json.writeStringField("what", change.what());
            json.writeStringField("touchpoint", change.touchpoint());
            json.writeStringField("channel", change.channel());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Reading reading, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(reading.signal());
        json.writeNumberField("n", reading.n());
        json.writeNumberField("value", reading.value());
        json.writeNumberField("low", reading.low());
        json.writeNumberField("high", reading.high());
        for (Map.Entry<String, Number> part : reading.parts().entrySet()) {
            if (part.getValue() instanceof Long count) {
                json.writeNumberField(part.getKey(), count);
            } else {
                json.writeNumberField(part.getKey(), part.getValue().doubleValue());
            }
        }
        write("levels", reading.levels(), json);
        write("edges", reading.edges(), json);
        json.writeEndObject();
    }

    /** Most numbers of answers are whole, and then are written so: half as long. */
    private static void write(String name, double[] numbers, JsonGenerator json) throws IOException {
        if (numbers == null) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            if (number == (long) number) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(number);
            }
        }
        json.writeEndArray();
    }

    /** UTC with {@code Z}, no more digits than needed. */
    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
