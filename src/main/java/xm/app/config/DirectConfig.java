package xm.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.io.channel.PagerDutySettings;
import xm.io.channel.SlackSettings;
import xm.io.channel.WebhookSettings;

/** Reads the channels of those who have no Alertmanager; each is there when its secret is. */
final class DirectConfig {
    private static final String ENCODED = "whsec_";

    private static final String PAGERDUTY_SOURCE = "experience-monitor";
    private static final String WEBHOOK_SOURCE = "/experience-monitor";

    private DirectConfig() {}

    static Optional<PagerDutySettings> pagerDuty(Settings settings) {
        String events = PagerDutySettings.EVENTS.toString();
        URI address = address(settings, "pagerduty.url", settings.text("pagerduty.url", events));
        String source = settings.text("pagerduty.source", PAGERDUTY_SOURCE);
        Optional<Secret> key = SecretSettings.read(settings, "pagerduty.routing-key");
        HalfChannel.reject(
                settings,
                List.of("pagerduty.routing-key-file", "pagerduty.routing-key"),
                Map.of("pagerduty.url", events, "pagerduty.source", PAGERDUTY_SOURCE));
        if (key.isPresent() && !key.get().value().matches("[A-Za-z0-9]{32}")) {
            SecretSettings.reject(
                    settings,
                    "pagerduty.routing-key",
                    "a routing key has 32 letters and digits; it is the integration key of a service");
        }
        return key.map(it -> new PagerDutySettings(address, it.value(), source));
    }

    static Optional<SlackSettings> slack(Settings settings) {
        return SecretSettings.read(settings, "slack.webhook-url")
                .map(it -> new SlackSettings(address(settings, "slack.webhook-url", it.value())));
    }

    static Optional<WebhookSettings> webhook(Settings settings) {
        Map<String, String> headers = new HashMap<>();
        SecretSettings.token(settings, "webhook.token")
                .ifPresent(it -> headers.put("Authorization", "Bearer " + it.value()));
        byte[] key = SecretSettings.read(settings, "webhook.signing-key")
                .map(secret -> bytes(settings, secret.value()))
                .orElse(null);
        String source = settings.text("webhook.source", WEBHOOK_SOURCE);
        Optional<Secret> url = SecretSettings.read(settings, "webhook.url");
        HalfChannel.reject(
                settings,
                List.of("webhook.url-file", "webhook.url"),
                Map.of(
                        "webhook.source", WEBHOOK_SOURCE,
                        "webhook.token", "",
                        "webhook.token-file", "",
                        "webhook.signing-key", "",
                        "webhook.signing-key-file", ""));
        return url.map(it -> new WebhookSettings(address(settings, "webhook.url", it.value()), headers, key, source));
    }

    /** As Standard Webhooks writes keys, or any text. */
    private static byte[] bytes(Settings settings, String key) {
        if (!key.startsWith(ENCODED)) {
            return key.getBytes(StandardCharsets.UTF_8);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(key.substring(ENCODED.length()));
            if (bytes.length > 0) {
                return bytes;
            }
            SecretSettings.reject(settings, "webhook.signing-key", "nothing follows 'whsec_'");
        } catch (IllegalArgumentException e) {
            SecretSettings.reject(settings, "webhook.signing-key", "what follows 'whsec_' is not Base64");
        }
        return new byte[0];
    }

    /** An address is a secret too, so a mistake in it is told without it. */
    private static URI address(Settings settings, String key, String text) {
        try {
            URI address = new URI(text);
            if (WebAddress.is(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        SecretSettings.reject(
                settings, key, "this is no address of the form https://host/path, without user and password");
        return URI.create("http://127.0.0.1");
    }
}
