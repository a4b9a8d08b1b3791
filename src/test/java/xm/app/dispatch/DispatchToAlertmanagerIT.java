package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import xm.alert.Alert;
import xm.app.config.DispatchConfig;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.dispatch.States;
import xm.embedded.EmbeddedBroker;
import xm.io.channel.AlertmanagerServer;
import xm.io.channel.AlertmanagerSettings;
import xm.io.channel.OutboxSettings;
import xm.io.channel.Relay;
import xm.io.channel.WebhookReceiver;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;
import xm.promise.Severity;

/** From the topic of alerts to whoever is called in the end, through a real broker and a real Alertmanager. */
class DispatchToAlertmanagerIT {
    private static final Duration RESEND = Duration.ofMillis(500);
    private static final Path SHIPPED = Path.of("docker/alertmanager/alertmanager.yml");

    private static EmbeddedBroker broker;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    @TempDir
    static Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Topics topics;
    private AlertmanagerServer alertmanager;
    private WebhookReceiver called;
    private Dispatcher dispatcher;
    private URI address;
    private Duration watchdogWithin = Duration.ofMinutes(3);

    @BeforeAll
    static void startKafka() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        Brokers brokers = Brokers.at(broker.bootstrap());
        admin = brokers.admin(Duration.ofSeconds(60));
        Properties client = brokers.clientProperties();
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stopKafka() {
        producer.close();
        admin.close();
        broker.close();
    }

    @BeforeEach
    void startAlertmanager(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        topics = new Topics(name + ".");
        TopicSetup.createMissing(admin, new TopicPlan(2, (short) 1, Duration.ofDays(1)).layout(topics));
        called = new WebhookReceiver();
        open.add(called);
        alertmanager = new AlertmanagerServer(directory.resolve(name), config(called.url()));
        alertmanager.start();
        open.add(alertmanager);
        address = alertmanager.url();
    }

    @AfterEach
    void stop() throws Exception {
        if (dispatcher != null) {
            dispatcher.close();
        }
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void firesOnceIsUpdatedInSilenceGrowsLouderAndEnds() throws Exception {
        start();
        say(at("checkout").severity(Severity.TICKET).revision(1));
        soon().until(() -> called.said("ticket"), List.of("firing checkout")::equals);

        say(at("checkout").severity(Severity.TICKET).revision(2));
        soon().until(
                        () -> held("checkout"),
                        alert -> annotation(alert, "revision").equals("2"));

        say(at("checkout").severity(Severity.PAGE).revision(3));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        assertThat(called.said("ticket")).containsExactly("firing checkout");

        say(over("checkout").severity(Severity.PAGE).revision(4));
        soon().until(() -> called.said("pager"), List.of("firing checkout", "resolved checkout")::equals);
        soon().until(() -> called.said("ticket"), List.of("firing checkout", "resolved checkout")::equals);
    }

    @Test
    void whatIsOfThePastOrForTheRecordCallsNobody() throws Exception {
        start();
        say(at("past").replayed());
        say(at("noted").severity(Severity.RECORD));
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        assertThat(alertmanager.alerts())
                .extracting(alert -> label(alert, "touchpoint"))
                .doesNotContain("past", "noted");
    }

    @Test
    void aSilenceHolds() throws Exception {
        String id = alertmanager.silence(
                "touchpoint",
                "checkout",
                Instant.now().toString(),
                Instant.now().plusSeconds(3600).toString());
        start();
        say(at("checkout"));
        soon().until(
                        () -> held("checkout"),
                        alert ->
                                status(alert).get("silencedBy").path(0).asText().equals(id));
        say(at("delivery"));
        soon().until(() -> called.said("pager"), List.of("firing delivery")::equals);

        alertmanager.unsilence(id);
        soon().until(() -> called.said("pager"), said -> said.contains("firing checkout"));
    }

    @Test
    void aWholeSegmentIsOnePage() throws Exception {
        start();
        say(at("*"));
        soon().until(() -> called.said("pager"), List.of("firing *")::equals);
        say(at("checkout"));
        soon().until(
                        () -> held("checkout"),
                        alert -> !status(alert).get("inhibitedBy").isEmpty());
        say(States.firing().key("satisfied/silver/checkout/*"));
        soon().until(() -> called.said("pager"), List.of("firing *", "firing checkout")::equals);
        assertThat(called.notifications())
                .as("the one of silver, not that of gold")
                .noneMatch(it -> it.toString()
                        .contains("\"segment\":\"gold\",\"severity\":\"critical\","
                                + "\"signal\":\"csat\",\"touchpoint\":\"checkout\""));
    }

    @Test
    void anAlertmanagerThatStartsAgainIsToldAgainAndCallsNobodyTwice() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        alertmanager.stop();
        alertmanager.start();
        soon().until(
                        () -> held("checkout"),
                        alert -> status(alert).get("state").asText().equals("active"));
        say(at("delivery"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        assertThat(called.notifications().stream()
                        .filter(it ->
                                it.get("alerts").size() == 1 && it.toString().contains("\"touchpoint\":\"checkout\"")))
                .hasSize(1);
    }

    @Test
    void aDispatcherThatStartsAgainTellsNothingTwiceAndLosesNothing() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        say(at("delivery").life("d1"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        dispatcher.close();

        say(over("delivery").life("d1").revision(4));
        say(at("returns"));
        say(at("support").revision(1).life("s1"));
        say(over("support").revision(2).life("s1"));
        start();
        soon().until(
                        () -> called.said("pager"),
                        said -> said.contains("firing returns") && said.contains("resolved delivery"));
        assertThat(called.said("pager")).doesNotContain("firing support", "resolved support", "resolved checkout");
        assertThat(metric("xm_dispatch_sent_total{channel=\"alertmanager\",decision=\"open\"}"))
                .isEqualTo(1);
        assertThat(metric("xm_dispatch_sent_total{channel=\"alertmanager\",decision=\"close\"}"))
                .isEqualTo(1);
    }

    @Test
    void aNetworkThatIsAwayForLongerThanTheLeaseLosesNothing() throws Exception {
        Relay network = new Relay(alertmanager.port());
        open.add(network);
        address = URI.create(network.url());
        start();
        say(at("checkout").life("c1"));
        say(at("delivery").life("d1"));
        soon().until(
                        () -> called.said("pager"),
                        said -> said.contains("firing checkout") && said.contains("firing delivery"));

        network.cut();
        say(over("delivery").life("d1").revision(4));
        say(at("returns"));
        soon().until(() -> called.said("pager"), said -> said.contains("resolved checkout"));
        soon().until(() -> metric("xm_dispatch_circuit_open{channel=\"alertmanager\"}"), open -> open == 1);
        assertThat(called.said("pager")).doesNotContain("firing returns");

        network.mend();
        soon().until(() -> called.said("pager"), said -> said.contains("firing returns"));
        soon().until(
                        () -> held("checkout"),
                        alert -> status(alert).get("state").asText().equals("active"));
        assertThat(alertmanager.alerts())
                .extracting(alert -> label(alert, "touchpoint"))
                .doesNotContain("delivery");
        soon().until(() -> metric("xm_dispatch_queue{channel=\"alertmanager\"}"), queue -> queue == 0);
        assertThat(metric("xm_dispatch_circuit_open{channel=\"alertmanager\"}")).isZero();
    }

    @Test
    void theWatchdogFiresWhileTheJobIsHeardOfAndNoLonger() throws Exception {
        watchdogWithin = Duration.ofSeconds(2);
        say(at("checkout"));
        start();
        soon().until(() -> called.said("watchdog"), said -> !said.isEmpty());
        soon().until(() -> names(), names -> !names.contains("Watchdog"));
        assertThat(names()).contains("PromiseBreach");
    }

    private void start() throws IOException {
        DispatchConfig config = new DispatchConfig(
                Brokers.at(broker.bootstrap()),
                topics,
                OutboxSettings.DEFAULT,
                Optional.of(new AlertmanagerSettings(
                        List.of(address), Map.of(), RESEND, Map.of("env", "test"), watchdogWithin)),
                "127.0.0.1",
                0);
        dispatcher = Dispatcher.start(config, Clock.systemUTC());
    }

    private void say(States state) throws Exception {
        Alert alert = state.alert();
        long late = System.currentTimeMillis() - alert.detectedAtMillis();
        Alert now = (alert.isFiring() ? state.later(late) : state.later(late - 3_600_000)).alert();
        byte[] value = new AlertWriter(new AlertLinks("https://board.example/", null)).write(now);
        producer.send(new ProducerRecord<>(topics.experienceAlerts(), now.key().getBytes(UTF_8), value))
                .get();
    }

    private static States at(String touchpoint) {
        return States.firing().key("satisfied/gold/" + touchpoint + "/*");
    }

    private static States over(String touchpoint) {
        return States.resolved().key("satisfied/gold/" + touchpoint + "/*");
    }

    /** The loudest alert that Alertmanager holds of a touchpoint of gold. */
    private JsonNode held(String touchpoint) throws Exception {
        return find(alert -> label(alert, "touchpoint").equals(touchpoint)
                && label(alert, "segment").equals("gold"));
    }

    private JsonNode find(Predicate<JsonNode> which) throws Exception {
        for (JsonNode alert : alertmanager.alerts()) {
            if (which.test(alert)) {
                return alert;
            }
        }
        throw new AssertionError("there is no such alert yet");
    }

    private List<String> names() throws Exception {
        List<String> names = new ArrayList<>();
        alertmanager.alerts().forEach(alert -> names.add(label(alert, "alertname")));
        return names;
    }

    private double metric(String name) throws IOException {
        String all = new String(
                URI.create("http://127.0.0.1:" + dispatcher.metricsPort() + "/metrics")
                        .toURL()
                        .openStream()
                        .readAllBytes(),
                UTF_8);
        return all.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static String label(JsonNode alert, String name) {
        return alert.get("labels").path(name).asText();
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.get("annotations").path(name).asText();
    }

    private static JsonNode status(JsonNode alert) {
        return alert.get("status");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(trouble -> true);
    }

    /** Quick routes to one receiver, and the inhibition that is shipped. */
    private static String config(String url) throws IOException {
        String shipped = Files.readString(SHIPPED);
        String inhibition = shipped.substring(shipped.indexOf("inhibit_rules:"), shipped.indexOf("# Announced work"));
        String hook = "    webhook_configs: [{url: \"" + url + "\", send_resolved: true}]\n";
        return """
                route:
                  receiver: other
                  group_by: [alertname, promise, segment]
                  group_wait: 100ms
                  group_interval: 1s
                  repeat_interval: 4h
                  routes:
                    - {matchers: [alertname="Watchdog"], receiver: watchdog, group_by: [alertname]}
                    - {matchers: [severity="critical"], receiver: pager, group_by: [promise, segment, touchpoint]}
                    - {matchers: [severity="warning"], receiver: ticket}
                receivers:
                  - name: other
                """
                + "  - name: watchdog\n" + hook + "  - name: pager\n" + hook + "  - name: ticket\n" + hook + inhibition;
    }
}
