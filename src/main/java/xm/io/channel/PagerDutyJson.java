package xm.io.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import xm.alert.Alert;
import xm.alert.Figures;
import xm.dispatch.Drill;
import xm.dispatch.Fact;
import xm.dispatch.Facts;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.event.Cell;
import xm.promise.Severity;

/** Alerts as events of PagerDuty: trigger or resolve, with the facts for whoever was woken. */
final class PagerDutyJson {
    private static final int SUMMARY_AT_MOST = 1_024;
    private static final int KEY_AT_MOST = 255;
    private static final int KEPT_OF_A_LONG_KEY = 200;
    private static final int TEXT_AT_MOST = 2_000;
    private static final int HASH_BYTES = 16;

    private final PagerDutySettings settings;

    PagerDutyJson(PagerDutySettings settings) {
        this.settings = settings;
    }

    /** A drill is the end of an incident that never was: an incident may wake somebody, however low it is set. */
    byte[] write(Notice notice) {
        boolean callsNobody = notice.isOver() || Drill.is(notice.alert());
        return callsNobody ? resolving(notice.alert().key()) : triggering(notice);
    }

    byte[] resolving(String key) {
        return Body.of(json -> {
            json.writeStartObject();
            begin(json, "resolve", key);
            json.writeEndObject();
        });
    }

    private byte[] triggering(Notice notice) {
        Alert alert = notice.alert();
        return Body.of(json -> {
            json.writeStartObject();
            begin(json, "trigger", alert.key());
            json.writeStringField("client", "Experience Monitor");
            if (Links.isAddress(notice.links().board())) {
                json.writeStringField("client_url", notice.links().board());
            }
            json.writeObjectFieldStart("payload");
            json.writeStringField("summary", Body.cut(alert.summary(), SUMMARY_AT_MOST));
            json.writeStringField("source", settings.source());
            json.writeStringField("severity", alert.severity() == Severity.PAGE ? "critical" : "warning");
            json.writeStringField("timestamp", Figures.moment(alert.sinceMillis()));
            part(json, "component", alert.cell().touchpoint());
            part(json, "group", alert.cell().segment());
            part(json, "class", alert.signal());
            json.writeObjectFieldStart("custom_details");
            for (Fact fact : Facts.of(alert)) {
                json.writeStringField(fact.name(), cut(fact.text()));
            }
            json.writeStringField("Alert", alert.alertId() + ", revision " + alert.revision());
            json.writeEndObject();
            json.writeEndObject();
            json.writeArrayFieldStart("links");
            link(json, notice.links().dashboard(), "Dashboard at that time");
            link(json, alert.runbook(), "Runbook");
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void begin(JsonGenerator json, String action, String key) throws IOException {
        json.writeStringField("routing_key", settings.routingKey());
        json.writeStringField("event_action", action);
        json.writeStringField("dedup_key", incident(settings.source() + '/' + key));
    }

    private static void part(JsonGenerator json, String name, String value) throws IOException {
        if (value != null && !value.equals(Cell.ANY)) {
            json.writeStringField(name, Facts.name(value));
        }
    }

    private static void link(JsonGenerator json, String address, String text) throws IOException {
        if (Links.isAddress(address)) {
            json.writeStartObject();
            json.writeStringField("href", address);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    /** A key that is too long is cut, and told from others that begin alike by its hash. */
    static String incident(String key) {
        if (key.length() <= KEY_AT_MOST) {
            return key;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Body.cut(key, KEPT_OF_A_LONG_KEY) + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String cut(String text) {
        return Body.cut(text, TEXT_AT_MOST);
    }
}
