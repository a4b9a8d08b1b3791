package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import xm.alert.Alert;
import xm.alert.Contributor;
import xm.promise.Marker;

/**
 * Alerts to JSON, with links; {@code docs/schemas/alert.schema.json} describes it.
 *
 * <p>The same alert gives the same bytes. On Kafka the record's key is {@link Alert#key()}.
 */
public final class AlertWriter implements Serializable {
    static final String FIRING = "firing";
    static final String RESOLVED = "resolved";

    private static final JsonFactory JSON = new JsonFactory();

    private final AlertLinks links;

    public AlertWriter(AlertLinks links) {
        this.links = links;
    }

    public byte[] write(Alert alert) {
        return write(alert, links.boardOf(alert), links.dashboardOf(alert));
    }

    /**
     * @param board where to look at it, or {@code null}
     * @param dashboard where to look at it, or {@code null}
     */
    public static byte[] write(Alert alert, String board, String dashboard) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            write(alert, board, dashboard, json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(Alert alert, String board, String dashboard, JsonGenerator json) throws IOException {
        MemberWriter out = new MemberWriter(json);
        out.open();
        out.text("key", alert.key());
        out.text("alertId", alert.alertId());
        out.number("revision", (Integer) alert.revision());
        out.text("state", alert.isFiring() ? FIRING : RESOLVED);
        out.text("kind", alert.kind().wireName());
        out.text("promise", alert.promise());
        out.number("version", (Integer) alert.version());
        out.cell(alert.cell());
        out.text("signal", alert.signal());
        out.text("severity", alert.severity().wireName());
        out.text("summary", alert.summary());
        out.finite("promised", alert.promised());
        out.observed(alert.observed());
        out.time("since", alert.sinceMillis());
        out.time("detectedAt", alert.detectedAtMillis());
        if (alert.resolvedAtMillis() == null) {
            json.writeNullField("resolvedAt");
        } else {
            out.time("resolvedAt", alert.resolvedAtMillis());
        }
        out.number("customersAffected", (Long) alert.customersAffected());
        out.finite("valueAtRisk", alert.valueAtRisk());
        json.writeArrayFieldStart("contributors");
        for (Contributor contributor : alert.contributors()) {
            out.open();
            out.text("dimension", contributor.dimension());
            out.text("value", contributor.value());
            out.finite("share", contributor.share());
            out.close();
        }
        json.writeEndArray();
        write(alert.nearestChange(), out, json);
        out.text("owner", alert.owner());
        out.text("runbook", alert.runbook());
        out.text("board", board);
        out.text("dashboard", dashboard);
        out.texts("cells", alert.cells());
        if (alert.promises().size() > 1) {
            out.texts("promises", alert.promises());
        }
        out.number("exceptions", (Long) alert.exceptions());
        out.text("escalation", alert.escalation());
        out.flag("replayed", alert.isReplayed());
        out.close();
    }

    private static void write(Marker change, MemberWriter out, JsonGenerator json) throws IOException {
        if (change == null) {
            json.writeNullField("nearestChange");
            return;
        }
        out.open("nearestChange");
        out.time("at", change.atMillis());
        out.text("what", change.what());
        out.text("touchpoint", change.touchpoint());
        out.text("channel", change.channel());
        out.close();
    }
}
