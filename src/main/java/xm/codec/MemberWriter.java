package xm.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import xm.event.Cell;
import xm.promise.Observed;

/** Members of JSON objects, without those that are {@code null}. */
final class MemberWriter {
    /** Readers that know only doubles must not stumble over it either. */
    private static final double LARGEST = 1e300;

    private final JsonGenerator json;

    MemberWriter(JsonGenerator json) {
        this.json = json;
    }

    void open() throws IOException {
        json.writeStartObject();
    }

    void open(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    void close() throws IOException {
        json.writeEndObject();
    }

    void text(String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    void texts(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void number(String name, Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    void number(String name, Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    void number(String name, Double value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    void number(String name, BigDecimal value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    /** A number that JSON has no word for, as it can: the infinite as the largest there is, what is no number as null. */
    void finite(String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Math.max(-LARGEST, Math.min(LARGEST, value)));
        }
    }

    void time(String name, long millis) throws IOException {
        json.writeStringField(name, Rfc3339.format(millis));
    }

    void duration(String name, long millis) throws IOException {
        json.writeStringField(name, Duration.ofMillis(millis).toString());
    }

    void cell(Cell cell) throws IOException {
        open("cell");
        text("segment", cell.segment());
        text("touchpoint", cell.touchpoint());
        text("channel", cell.channel());
        close();
    }

    /** What was seen, null where nothing was. */
    void observed(Observed observed) throws IOException {
        if (observed == null) {
            json.writeNullField("observed");
            return;
        }
        open("observed");
        duration("window", observed.windowMillis());
        number("n", (Long) observed.n());
        finite("value", observed.value());
        finite("low", observed.low());
        finite("high", observed.high());
        close();
    }

    void flag(String name, Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }
}
