package xm.io.channel;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import xm.dispatch.Notice;

/**
 * A program of one's own: every word is a CloudEvent 1.0 in structured mode, signed as Standard Webhooks has it.
 *
 * <p>Delivery is that of the CloudEvents HTTP webhook specification, section 2: 200, 201, 202 and 204 are success, 410 ends
 * it for good, redirects are not followed. A receiver that is not ready answers 503 and is asked again.
 */
public final class WebhookChannel implements Channel {
    public static final String NAME = "webhook";

    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204);
    private static final String TYPE = "application/cloudevents+json; charset=utf-8";

    private final WebhookSettings settings;
    private final Clock clock;
    private final Wire wire;

    public WebhookChannel(WebhookSettings settings, Clock clock) {
        this(settings, clock, new Wire());
    }

    WebhookChannel(WebhookSettings settings, Clock clock, Wire wire) {
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Events carry the id of their life, and another id is another alert to whoever reads them. */
    @Override
    public boolean isToldOfEachLife() {
        return true;
    }

    @Override
    public Answer tell(Notice notice) {
        byte[] body = CloudEventJson.write(notice, settings.source());
        Map<String, String> headers = new HashMap<>(settings.headers());
        headers.put("Content-Type", TYPE);
        if (settings.key() != null) {
            headers.putAll(Signature.headers(notice.id(), clock.instant().getEpochSecond(), body, settings.key()));
        }
        Reply reply = wire.post(settings.address(), headers, body).join();
        if (reply.isSuccess() && !SUCCESS.contains(reply.status())) {
            return Answer.later("HTTP " + reply.status());
        }
        return reply.answer();
    }

    /** Asks for its options, which tells nobody anything; a server that has none is there all the same. */
    @Override
    public Answer check() {
        Reply reply = wire.options(settings.address(), settings.headers()).join();
        boolean isThere =
                reply.answer().isTaken() || reply.status() == 400 || reply.status() == 405 || reply.status() == 501;
        return isThere ? Answer.TAKEN : reply.answer();
    }
}
