package xm.io.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The body of a POST to Alertmanager: all that is no list or object is text, or the whole of it is refused. */
final class AlertmanagerJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AlertmanagerJson() {}

    static byte[] write(List<PostedAlert> alerts) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (PostedAlert alert : alerts) {
                json.writeStartObject();
                write(json, "labels", alert.labels());
                write(json, "annotations", alert.annotations());
                json.writeStringField("startsAt", time(alert.startsAtMillis()));
                json.writeStringField("endsAt", time(alert.endsAtMillis()));
                if (alert.link() != null) {
                    json.writeStringField("generatorURL", alert.link());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
