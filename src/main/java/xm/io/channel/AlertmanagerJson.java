package xm.io.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The body of a POST to Alertmanager: all that is no list or object is text, or the whole of it is refused. */
final class AlertmanagerJson {
    private AlertmanagerJson() {}

    static byte[] write(List<PostedAlert> alerts) {
        return Body.of(json -> {
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
        });
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
