package xm.io.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;

/** What the shipped configuration makes of alerts for a pager and for Slack, by a real Alertmanager. */
class ShippedTemplatesIT {
    private static final Links LINKS =
            new Links("https://board.example/?view=alert", "https://grafana.example/d/xm-cell?from=1&to=now");

    @TempDir
    Path home;

    private Receiver receiver;
    private AlertmanagerServer server;
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver(request -> new Receiver.Scripted(
                request.path().startsWith("/pagerduty") ? 202 : 200, Map.of(), "{\"status\":\"success\"}"));
        Path key = Files.writeString(home.resolve("key"), "R0123456789ABCDEF0123456789ABCDE");
        String config = Files.readString(Path.of("docker/alertmanager/alertmanager.yml"), UTF_8)
                .replaceFirst(
                        "slack_api_url_file: .*",
                        "slack_api_url: " + receiver.at("/slack") + "\n  pagerduty_url: " + receiver.at("/pagerduty"))
                .replaceAll("routing_key_file: .*", "routing_key_file: " + key)
                .replaceAll("group_wait: 30s", "group_wait: 300ms")
                .replaceAll("group_interval: 5m", "group_interval: 1s");
        server = new AlertmanagerServer(home.resolve("alertmanager"), config);
        server.start();
        channel = new AlertmanagerChannel(
                new AlertmanagerSettings(
                        List.of(server.url()), Map.of(), Duration.ofMinutes(1), Map.of(), Duration.ZERO),
                () -> 0,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    /** PagerDuty calls nobody for what joins an incident, and what several alerts have in common is nothing. */
    @Test
    void eachPageIsAnIncidentOfItsOwnAndSlackSaysWhatTheFirstIsAndHowManyThereAre() throws Exception {
        assertThat(channel.tell(List.of(page("basket"), page("delivery")))).containsOnly(Answer.TAKEN);

        JsonNode first = sent("/pagerduty");
        JsonNode second = sent("/pagerduty", it -> !it.at("/dedup_key").equals(first.at("/dedup_key")));
        for (JsonNode page : List.of(first, second)) {
            assertThat(page.at("/event_action").asText()).isEqualTo("trigger");
            assertThat(page.at("/payload/summary").asText()).startsWith("Gold CSAT");
            assertThat(page.at("/links")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(page.at("/links/0/href").asText()).isEqualTo(LINKS.board());
            assertThat(page.at("/links/1/href").asText()).isEqualTo(LINKS.dashboard());
        }
        JsonNode message = sent("/slack").at("/attachments/0");
        assertThat(message.at("/title").asText()).startsWith("Broken: 2 alerts, the first: ");
        assertThat(message.at("/title_link").asText()).isEqualTo(LINKS.board());
    }

    /** What is over came first, and was told as if it were broken. */
    @Test
    void aGroupOfWhichAPartIsOverIsHeadedByWhatFires() throws Exception {
        Notice basket = page("basket");
        assertThat(channel.tell(List.of(basket, page("delivery")))).containsOnly(Answer.TAKEN);
        assertThat(sent("/pagerduty", page -> true)).isNotNull();

        assertThat(channel.tell(over(basket))).isEqualTo(Answer.TAKEN);
        JsonNode message =
                sent("/slack", it -> it.toString().contains("Over: ")).at("/attachments/0");
        assertThat(message.at("/title").asText())
                .startsWith("Broken: Gold CSAT")
                .doesNotContain("alerts", "back");
        assertThat(message.at("/title_link").asText()).isEqualTo(LINKS.board());
        assertThat(message.at("/text").asText()).containsSubsequence("Promise: ", "Over: Promise: ");
        JsonNode end = sent("/pagerduty", it -> it.at("/event_action").asText().equals("resolve"));
        await().atMost(60, SECONDS).until(() -> incidents("trigger").size() == 2);
        assertThat(incidents("trigger")).contains(end.at("/dedup_key").asText());
        assertThat(incidents("resolve")).as("nobody resolves the other").hasSize(1);
    }

    @Test
    void namesFromEventsMentionNobody() throws Exception {
        assertThat(channel.tell(page("<!channel>"))).isEqualTo(Answer.TAKEN);

        assertThat(sent("/slack").toString()).doesNotContain("<!channel>");
        assertThat(sent("/pagerduty").at("/payload/summary").asText()).doesNotStartWith("2 alerts");
    }

    /** The rules of Prometheus know neither board nor dashboard: the link is the runbook. */
    @Test
    void whatIsWrongWithThePipelineCallsForEachJobWithItsRunbook() throws Exception {
        server.post("""
                [{"labels":{"alertname":"ExperienceJobNotRunning","severity":"page","job_name":"experience_signals"},
                  "annotations":{"summary":"experience_signals has not been running for 2 minutes",
                                 "runbook_url":"https://runbooks.example/operations.md#experiencejobnotrunning"}},
                 {"labels":{"alertname":"ExperienceJobNotRunning","severity":"page","job_name":"promise_watch"},
                  "annotations":{"summary":"promise_watch has not been running for 2 minutes",
                                 "runbook_url":"https://runbooks.example/operations.md#experiencejobnotrunning"}}]""");

        for (String job : List.of("experience_signals", "promise_watch")) {
            JsonNode page =
                    sent("/pagerduty", it -> it.at("/payload/summary").asText().startsWith(job));
            assertThat(page.at("/payload/severity").asText()).isEqualTo("critical");
            assertThat(page.at("/links").findValuesAsText("href"))
                    .containsExactly("https://runbooks.example/operations.md#experiencejobnotrunning");
        }
        assertThat(incidents("trigger")).hasSize(2);
    }

    private JsonNode sent(String path) {
        return sent(path, any -> true);
    }

    private JsonNode sent(String path, Predicate<JsonNode> isIt) {
        return await().atMost(60, SECONDS)
                .until(
                        () -> receiver.requests.stream()
                                .filter(request -> request.path().startsWith(path))
                                .map(ShippedTemplatesIT::json)
                                .filter(isIt)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Set<String> incidents(String action) {
        return receiver.requests.stream()
                .filter(request -> request.path().startsWith("/pagerduty"))
                .map(ShippedTemplatesIT::json)
                .filter(event -> event.at("/event_action").asText().equals(action))
                .map(event -> event.at("/dedup_key").asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode json(Receiver.Request request) {
        try {
            return request.json();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Notice over(Notice page) {
        States end = States.resolved().key(page.alert().key());
        long late = System.currentTimeMillis() - end.alert().resolvedAtMillis();
        Told told = new Ledger(0).tell(page.alert(), page.decision(), System.currentTimeMillis());
        return new Notice(end.later(late).alert(), Decision.CLOSE, told, new Links("https://board.example/over", null));
    }

    private static Notice page(String touchpoint) {
        States state = States.firing().key("satisfied/gold/" + touchpoint + "/*");
        long late = System.currentTimeMillis() - state.alert().detectedAtMillis();
        return new Notice(state.later(late).alert(), Decision.OPEN, null, LINKS);
    }
}
