package xm.io.channel;

import java.nio.charset.StandardCharsets;
import xm.alert.Alert;
import xm.alert.Figures;
import xm.codec.AlertWriter;
import xm.dispatch.Notice;

/** A word as a CloudEvent 1.0, whose data is the alert as it is on the topic. */
final class CloudEventJson {
    private static final String TYPE = "io.experiencemonitor.alert.";

    private CloudEventJson() {}

    static byte[] write(Notice notice, String source) {
        Alert alert = notice.alert();
        return Body.of(json -> {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", notice.id());
            json.writeStringField("source", source);
            json.writeStringField("type", TYPE + what(notice) + ".v1");
            json.writeStringField("subject", alert.key());
            json.writeStringField(
                    "time",
                    Figures.moment(
                            notice.isOver() && alert.resolvedAtMillis() != null
                                    ? alert.resolvedAtMillis()
                                    : alert.detectedAtMillis()));
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.writeRawValue(new String(
                    AlertWriter.write(
                            alert, notice.links().board(), notice.links().dashboard()),
                    StandardCharsets.UTF_8));
            json.writeEndObject();
        });
    }

    private static String what(Notice notice) {
        return switch (notice.decision()) {
            case OPEN -> "firing";
            case CLOSE -> "resolved";
            default -> "updated";
        };
    }
}
