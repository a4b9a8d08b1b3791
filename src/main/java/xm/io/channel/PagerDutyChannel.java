package xm.io.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import xm.dispatch.Notice;

/**
 * PagerDuty, by its Events API version 2: one incident for each alert, which a louder alert makes louder and the end
 * resolves.
 *
 * <p>It answers 202 with {@code "status": "success"} to what it took; of who says yes otherwise
 * nobody knows whether it was taken: it may be somebody else. What is over and sent late would open an incident anew, which the ledger prevents.
 */
public final class PagerDutyChannel implements Channel {
    public static final String NAME = "pagerduty";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACCEPTED = 202;
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final PagerDutySettings settings;
    private final PagerDutyJson json;
    private final Wire wire;

    public PagerDutyChannel(PagerDutySettings settings) {
        this(settings, new Wire());
    }

    PagerDutyChannel(PagerDutySettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
        json = new PagerDutyJson(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer tell(Notice notice) {
        return post(json.write(notice));
    }

    /** Resolves an incident that never was: the key is looked at, and nobody is told. */
    @Override
    public Answer check() {
        return post(json.resolving("doctor"));
    }

    private Answer post(byte[] body) {
        Reply reply = wire.post(settings.address(), HEADERS, body).join();
        if (reply.isSuccess() && reply.status() != ACCEPTED) {
            return Answer.unsure("HTTP " + reply.status() + " instead of " + ACCEPTED);
        }
        if (reply.isSuccess() && !isTaken(reply)) {
            return Answer.unsure("HTTP " + ACCEPTED + " without success");
        }
        return reply.answer();
    }

    private static boolean isTaken(Reply reply) {
        try {
            return JSON.readTree(reply.body()).path("status").asText().equals("success");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
