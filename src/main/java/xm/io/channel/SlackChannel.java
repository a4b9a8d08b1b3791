package xm.io.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import xm.dispatch.Notice;

/**
 * A channel of Slack, by an incoming webhook: a message when an alert begins, grows louder and is over.
 *
 * <p>Slack says {@code ok} to what it took; whoever answers otherwise is not Slack.
 */
public final class SlackChannel implements Channel {
    public static final String NAME = "slack";

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int BAD_REQUEST = 400;

    private final SlackSettings settings;
    private final Wire wire;

    public SlackChannel(SlackSettings settings) {
        this(settings, new Wire());
    }

    SlackChannel(SlackSettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A message stands for itself: who reads that it began wants to read that it is over. */
    @Override
    public boolean isToldOfEachLife() {
        return true;
    }

    @Override
    public Answer tell(Notice notice) {
        Reply reply = post(SlackJson.write(notice));
        if (reply.isSuccess() && !reply.body().strip().equals("ok")) {
            return Answer.unsure("HTTP " + reply.status() + " without ok");
        }
        return reply.answer();
    }

    /** Sends a message without content: a webhook that exists complains of that, and nobody is told. */
    @Override
    public Answer check() {
        Reply reply = post(NOTHING);
        boolean isThere = reply.status() == BAD_REQUEST
                && (reply.body().contains("no_text") || reply.body().contains("invalid_payload"));
        if (isThere) {
            return Answer.TAKEN;
        }
        return reply.isSuccess() ? Answer.later("this is not Slack") : reply.answer();
    }

    private Reply post(byte[] body) {
        return wire.post(settings.webhook(), HEADERS, body).join();
    }
}
