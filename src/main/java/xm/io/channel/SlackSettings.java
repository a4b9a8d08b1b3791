package xm.io.channel;

import java.net.URI;

/**
 * Where Slack is told.
 *
 * @param webhook the address of an incoming webhook, a secret
 */
public record SlackSettings(URI webhook) {
    @Override
    public String toString() {
        return "Slack";
    }
}
