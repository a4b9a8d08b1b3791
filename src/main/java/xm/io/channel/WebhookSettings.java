package xm.io.channel;

import java.net.URI;
import java.util.Map;

/**
 * A program of one's own that is told.
 *
 * @param address a secret, as it may hold one
 * @param headers of every request, such as {@code Authorization}; they hold secrets
 * @param key with which every request is signed, a secret; {@code null} if none is
 * @param source who tells, such as {@code /experience-monitor/prod}
 */
public record WebhookSettings(URI address, Map<String, String> headers, byte[] key, String source) {
    @Override
    public String toString() {
        return "webhook as " + source;
    }
}
