package xm.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.io.channel.AlertmanagerSettings;
import xm.io.channel.OutboxSettings;
import xm.io.channel.PagerDutySettings;
import xm.io.channel.SlackSettings;
import xm.io.channel.WebhookSettings;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;

/**
 * Everything that can be set of {@code xm dispatch}; {@code docker/dispatch/dispatch.yml} shows each key.
 *
 * @param canary how often a harmless event is sent and listened for; zero: never
 * @param alertmanager empty if it is not told, as are the others
 * @param metricsHost address on which the metrics are served
 * @param metricsPort 0 for any free port
 */
public record DispatchConfig(
        Brokers brokers,
        Topics topics,
        OutboxSettings outbox,
        Duration canary,
        Optional<AlertmanagerSettings> alertmanager,
        Optional<PagerDutySettings> pagerDuty,
        Optional<SlackSettings> slack,
        Optional<WebhookSettings> webhook,
        String metricsHost,
        int metricsPort) {

    private static final int METRICS_PORT = 9465;
    private static final Duration SHORTEST_CANARY = Duration.ofSeconds(10);

    /**
     * Reads a file, if there is one; over it the environment; over that {@code --key=value}.
     *
     * @throws xm.codec.Mistakes with every mistake in any of them
     */
    public static DispatchConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(
                file, keys().without(List.of(JobConfig.keys(), PromiseJobConfig.keys()), environment), overrides);
        DispatchConfig config = from(settings);
        settings.complain();
        return config;
    }

    /** An environment for a job, without the variables that only a dispatcher reads. */
    public static Map<String, String> withoutOurs(Map<String, String> environment) {
        return JobConfig.keys().without(List.of(keys()), environment);
    }

    private static KnownKeys keys() {
        return Settings.keysOf(DispatchConfig::from);
    }

    static DispatchConfig from(Settings settings) {
        int mistakes = settings.mistakes();
        Optional<AlertmanagerSettings> alertmanager = AlertmanagerConfig.read(settings);
        Optional<PagerDutySettings> pagerDuty = DirectConfig.pagerDuty(settings);
        Optional<SlackSettings> slack = DirectConfig.slack(settings);
        Optional<WebhookSettings> webhook = DirectConfig.webhook(settings);
        boolean isAnyWrong = settings.mistakes() > mistakes;
        DispatchConfig config = new DispatchConfig(
                KafkaConfig.brokers(settings),
                KafkaConfig.topics(settings),
                outbox(settings),
                canary(settings),
                alertmanager,
                pagerDuty,
                slack,
                webhook,
                settings.text("metrics.host", "127.0.0.1"),
                settings.wholeNumber("metrics.port", METRICS_PORT, 0, 65_535));
        // of one that is wrong that is told already
        if (config.hasNoChannel() && !isAnyWrong) {
            settings.reject(
                    "alertmanager.urls",
                    "no channel is set, so nobody would be told; name an Alertmanager, or set pagerduty.routing-key-file,"
                            + " slack.webhook-url-file or webhook.url-file");
        }
        return config;
    }

    private boolean hasNoChannel() {
        return alertmanager.isEmpty() && pagerDuty.isEmpty() && slack.isEmpty() && webhook.isEmpty();
    }

    private static Duration canary(Settings settings) {
        Duration canary = settings.duration("canary", Duration.ZERO, Duration.ZERO, Duration.ofDays(1));
        if (!canary.isZero() && canary.compareTo(SHORTEST_CANARY) < 0) {
            settings.reject("canary", canary + " is too often, at least PT10S was expected; PT0S: never");
        }
        return canary;
    }

    private static OutboxSettings outbox(Settings settings) {
        OutboxSettings usual = OutboxSettings.DEFAULT;
        return new OutboxSettings(
                millis(settings, "max-age", usual.maxAgeMillis()),
                millis(settings, "forget-after", usual.forgetMillis()),
                millis(settings, "ended-for", usual.endedMillis()),
                usual.lookMillis());
    }

    private static long millis(Settings settings, String key, long usualMillis) {
        return settings.duration(key, Duration.ofMillis(usualMillis), Duration.ofSeconds(1))
                .toMillis();
    }
}
