package xm.io.channel;

import java.net.URI;

/**
 * Which service of PagerDuty is called.
 *
 * @param address of its Events API version 2
 * @param routingKey of the integration, a secret
 * @param source who calls, such as {@code experience-monitor/prod}; the same alert of another source is another incident
 */
public record PagerDutySettings(URI address, String routingKey, String source) {
    public static final URI EVENTS = URI.create("https://events.pagerduty.com/v2/enqueue");

    @Override
    public String toString() {
        return "PagerDuty as " + source;
    }
}
