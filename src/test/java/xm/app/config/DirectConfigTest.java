package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.Mistakes;
import xm.io.channel.PagerDutySettings;

class DirectConfigTest {
    private static final String KEY = "R0123456789ABCDEF0123456789ABCDE";

    @TempDir
    Path directory;

    @Test
    void channelsAreThereWhenTheirSecretsAre() throws IOException {
        Path url = Files.writeString(directory.resolve("slack"), "https://hooks.slack.example/services/T/B/X\n");
        DispatchConfig config = DispatchConfig.read(
                Optional.empty(),
                Map.of("XM_PAGERDUTY_ROUTING_KEY", KEY, "XM_WEBHOOK_URL", "https://desk.example/in?token=1"),
                List.of("--slack.webhook-url-file=" + url));
        assertThat(config.alertmanager()).isEmpty();
        assertThat(config.pagerDuty())
                .contains(new PagerDutySettings(PagerDutySettings.EVENTS, KEY, "experience-monitor"));
        assertThat(config.slack().orElseThrow().webhook().getPath()).isEqualTo("/services/T/B/X");
        assertThat(config.webhook().orElseThrow().address()).isEqualTo(URI.create("https://desk.example/in?token=1"));
        assertThat(config.toString()).doesNotContain(KEY, "/services/", "token=1");
    }

    /** It was quoted in the log, over and over. */
    @Test
    void aTokenOfTwoLinesIsRefusedAndNotRepeated() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "abc\nS3CRET");
        Path nothing = Files.writeString(directory.resolve("nothing"), "\n");

        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class,
                () -> DispatchConfig.read(
                        Optional.empty(),
                        Map.of("XM_WEBHOOK_URL", "https://desk.example/in", "XM_ALERTMANAGER_TOKEN", "S3CRET S3CRET"),
                        List.of("--webhook.token-file=" + token, "--webhook.signing-key-file=" + nothing)));

        assertThat(mistakes.getMessage()).doesNotContain("S3CRET");
        assertThat(mistakes.sentences())
                .containsExactlyInAnyOrder(
                        "XM_ALERTMANAGER_TOKEN: alertmanager.token: nobody is told through this channel, for"
                                + " alertmanager.urls is not set; set it, or leave this out",
                        "XM_ALERTMANAGER_TOKEN: alertmanager.token: a token is one word of letters, digits and signs,"
                                + " without blanks or lines",
                        "--webhook.token-file: webhook.token-file: a token is one word of letters, digits and signs,"
                                + " without blanks or lines",
                        "--webhook.signing-key-file: webhook.signing-key-file is '" + nothing
                                + "'; this file is empty");
    }

    /** The likeliest slip there is: the secret where the name of its file belongs. */
    @Test
    void aSecretInThePlaceOfTheNameOfItsFileIsNotRepeated() throws IOException {
        Path wrong = Files.writeString(directory.resolve("key"), "short");
        Path file = Files.writeString(directory.resolve("dispatch.yml"), """
                slack: {webhook-url-file: 'https://hooks.slack.com/services/T0/B0/hidden'}
                webhook: {signing-key-file: whsec_hidden, url: 'https://desk.example:99999/hidden'}
                pagerduty: {routing-key-file: %s}
                """.formatted(wrong));
        Mistakes mistakes =
                catchThrowableOfType(Mistakes.class, () -> DispatchConfig.read(Optional.of(file), Map.of(), List.of()));
        assertThat(mistakes.sentences())
                .hasSize(4)
                .anyMatch(it -> it.contains("dispatch.yml:1: slack.webhook-url-file: this file cannot be read"))
                .anyMatch(it -> it.contains("dispatch.yml:2: webhook.signing-key-file: this file cannot be read"))
                .anyMatch(it -> it.contains("dispatch.yml:2: webhook.url: this is no address"))
                .anyMatch(it -> it.contains("dispatch.yml:3: pagerduty.routing-key-file: a routing key has 32"))
                .noneMatch(it -> it.contains("hidden") || it.contains("no channel"));
    }

    /** Such a channel was passed over, and all was said to be in order. */
    @Test
    void aChannelOfWhichOnlyAPartIsSetIsAMistakeAndNotPassedOver() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "abc");
        Path file = Files.writeString(directory.resolve("dispatch.yml"), """
                alertmanager: {urls: ["http://127.0.0.1:9093"]}
                pagerduty:
                  source: shop
                  url: https://events.eu.pagerduty.com/v2/enqueue
                webhook:
                  signing-key: whsec_hidden!
                  token-file: %s
                """.formatted(token));
        Mistakes mistakes =
                catchThrowableOfType(Mistakes.class, () -> DispatchConfig.read(Optional.of(file), Map.of(), List.of()));
        assertThat(mistakes.sentences())
                .hasSize(3)
                .anyMatch(it -> it.endsWith("dispatch.yml:3: pagerduty.source: nobody is told through this channel, for"
                        + " pagerduty.routing-key-file is not set; set it, or leave this out"))
                .anyMatch(it -> it.contains("dispatch.yml:6: webhook.signing-key: nobody is told through this channel"))
                .anyMatch(it -> it.contains("webhook.signing-key: what follows 'whsec_' is not Base64"));
    }

    /** One environment may serve several programs. */
    @Test
    void variablesOfTheJobsAreNoMistake() {
        DispatchConfig config = DispatchConfig.read(
                Optional.empty(),
                Map.of("XM_PAGERDUTY_ROUTING_KEY", KEY, "XM_INFLUX_TOKEN", "x", "XM_ALERTS_HOLD", "PT5M"),
                List.of());

        assertThat(config.pagerDuty()).isPresent();
    }

    @Test
    void readsKeysAsStandardWebhooksWritesThem() {
        DispatchConfig config = DispatchConfig.read(
                Optional.empty(),
                Map.of("XM_WEBHOOK_URL", "https://desk.example", "XM_WEBHOOK_SIGNING_KEY", "whsec_c2VjcmV0"),
                List.of());
        assertThat(config.webhook().orElseThrow().key()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsMistakesWithoutTheSecrets() {
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class,
                () -> DispatchConfig.read(
                        Optional.empty(),
                        Map.of(
                                "XM_PAGERDUTY_ROUTING_KEY", "tooshort",
                                "XM_SLACK_WEBHOOK_URL", "hooks.slack.example/hidden",
                                "XM_WEBHOOK_URL", "https://me:hidden@desk.example",
                                "XM_WEBHOOK_SIGNING_KEY", "whsec_hidden!"),
                        List.of()));
        assertThat(mistakes.getMessage())
                .contains(
                        "pagerduty.routing-key",
                        "slack.webhook-url",
                        "webhook.url",
                        "webhook.signing-key",
                        "32 letters")
                .doesNotContain("tooshort", "hidden");
    }

    @Test
    void refusesASecretOnTheCommandLine() {
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class,
                () -> DispatchConfig.read(
                        Optional.empty(), Map.of(), List.of("--slack.webhook-url=https://hooks.slack.example/x")));
        assertThat(mistakes.getMessage())
                .contains("--slack.webhook-url: a secret is seen by everybody on the command line")
                .doesNotContain("hooks.slack.example");
    }
}
