package xm.io.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a peer of Alertmanager says of the drill that it holds. */
public final class AlertmanagerView {
    private static final int BODY_AT_MOST = 1 << 20;
    private static final String NO_LIST = "its answer is no list of alerts";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DRILLS = "/api/v2/alerts?filter="
            + URLEncoder.encode("alertname=\"" + PostedAlerts.DRILL + '"', StandardCharsets.UTF_8);

    private final Map<String, String> headers;
    private final Wire wire;

    /** @param headers of every request; they hold secrets */
    public AlertmanagerView(Map<String, String> headers, Duration patience) {
        this.headers = headers;
        wire = new Wire(patience, BODY_AT_MOST);
    }

    /**
     * How a drill stands.
     *
     * @param isHeld whether it fires there
     * @param receivers who is told of it
     * @param isMuted whether they are not told at present
     * @param trouble why nothing is known, or {@code null}
     */
    public record Held(boolean isHeld, List<String> receivers, boolean isMuted, String trouble) {
        private static Held unknown(String trouble) {
            return new Held(false, List.of(), false, trouble);
        }
    }

    public Held look(URI peer, String alertId) {
        Reply reply = wire.get(AlertmanagerChannel.at(peer, DRILLS), headers).join();
        if (!reply.answer().isTaken()) {
            return Held.unknown(reply.answer().reason());
        }
        try {
            JsonNode alerts = JSON.readTree(reply.body());
            if (!alerts.isArray()) {
                return Held.unknown(NO_LIST);
            }
            for (JsonNode alert : alerts) {
                if (alert.at("/annotations/alert_id").asText().equals(alertId)) {
                    return held(alert);
                }
            }
        } catch (JsonProcessingException e) {
            return Held.unknown(NO_LIST);
        }
        return new Held(false, List.of(), false, null);
    }

    private static Held held(JsonNode alert) {
        List<String> receivers = new ArrayList<>();
        alert.path("receivers").forEach(it -> receivers.add(it.path("name").asText()));
        return new Held(true, receivers, alert.at("/status/state").asText().equals("suppressed"), null);
    }
}
