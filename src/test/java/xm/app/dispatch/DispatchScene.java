package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import xm.io.channel.PagerDutySettings;
import xm.io.channel.WebhookReceiver;
import xm.io.channel.WebhookSettings;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** A broker, an Alertmanager and somebody who is called, all real, with a dispatcher between them. */
abstract class DispatchScene {
    private static final Duration RESEND = Duration.ofMillis(500);
    private static final int RESENDS = 6;
    private static final Path SHIPPED = Path.of("docker/alertmanager/alertmanager.yml");

    private static EmbeddedBroker broker;
    private static Admin admin;
    static KafkaProducer<byte[], byte[]> producer;

    @TempDir
    static Path directory;

    final List<AutoCloseable> open = new ArrayList<>();
    Topics topics;
    AlertmanagerServer alertmanager;
    WebhookReceiver called;
    Dispatcher dispatcher;
    URI address;
    Duration watchdogWithin = Duration.ofMinutes(3);
    Optional<PagerDutySettings> pagerDuty = Optional.empty();
    Optional<WebhookSettings> webhook = Optional.empty();

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

    void start() throws IOException {
        dispatcher = Dispatcher.start(settings(), Clock.systemUTC());
    }

    DispatchConfig settings() {
        return new DispatchConfig(
                Brokers.at(broker.bootstrap()),
                topics,
                OutboxSettings.DEFAULT,
                Duration.ZERO,
                Optional.of(new AlertmanagerSettings(
                        List.of(address), Map.of(), RESEND, Map.of("env", "test"), watchdogWithin)),
                pagerDuty,
                Optional.empty(),
                webhook,
                "127.0.0.1",
                0);
    }

    void say(States state) throws Exception {
        Alert alert = state.alert();
        long late = System.currentTimeMillis() - alert.detectedAtMillis();
        Alert now = (alert.isFiring() ? state.later(late) : state.later(late - 3_600_000)).alert();
        byte[] value = new AlertWriter(new AlertLinks("https://board.example/", null)).write(now);
        producer.send(new ProducerRecord<>(topics.experienceAlerts(), now.key().getBytes(UTF_8), value))
                .get();
    }

    static States at(String touchpoint) {
        return States.firing().key("satisfied/gold/" + touchpoint + "/*");
    }

    static States over(String touchpoint) {
        return States.resolved().key("satisfied/gold/" + touchpoint + "/*");
    }

    /** The loudest alert that Alertmanager holds of a touchpoint of gold. */
    JsonNode held(String touchpoint) throws Exception {
        return find(alert -> label(alert, "touchpoint").equals(touchpoint)
                && label(alert, "segment").equals("gold"));
    }

    JsonNode find(Predicate<JsonNode> which) throws Exception {
        for (JsonNode alert : alertmanager.alerts()) {
            if (which.test(alert)) {
                return alert;
            }
        }
        throw new AssertionError("there is no such alert yet");
    }

    List<String> names() throws Exception {
        List<String> names = new ArrayList<>();
        alertmanager.alerts().forEach(alert -> names.add(label(alert, "alertname")));
        return names;
    }

    String metrics() throws IOException {
        return new String(
                URI.create("http://127.0.0.1:" + dispatcher.metricsPort() + "/metrics")
                        .toURL()
                        .openStream()
                        .readAllBytes(),
                UTF_8);
    }

    double metric(String name) throws IOException {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    static String label(JsonNode alert, String name) {
        return alert.get("labels").path(name).asText();
    }

    static String annotation(JsonNode alert, String name) {
        return alert.get("annotations").path(name).asText();
    }

    static JsonNode status(JsonNode alert) {
        return alert.get("status");
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(trouble -> true);
    }

    /** Silences what belongs to a touchpoint for an hour; returns the silence. */
    String silence(String touchpoint) throws Exception {
        Instant now = Instant.now();
        return alertmanager.silence(
                "touchpoint", touchpoint, now.toString(), now.plusSeconds(3600).toString());
    }

    /** Until all that stands was told again a few times. */
    void awaitResends() throws IOException {
        String reminders = "xm_dispatch_reminded_total{channel=\"alertmanager\"}";
        double until = metric(reminders) + RESENDS;
        soon().until(() -> metric(reminders) >= until);
    }

    /** After twice this Alertmanager forgets whom it called. */
    String repeatInterval() {
        return "24h";
    }

    /** Quick routes to one receiver, and the inhibition that is shipped. */
    String config(String url) throws IOException {
        String shipped = Files.readString(SHIPPED);
        String inhibition = shipped.substring(shipped.indexOf("inhibit_rules:"), shipped.indexOf("# Announced work"));
        String hook = "    webhook_configs: [{url: \"" + url + "\", send_resolved: true}]\n";
        return """
                route:
                  receiver: other
                  group_by: [alertname, promise, segment]
                  group_wait: 100ms
                  group_interval: 1s
                  repeat_interval: %s
                  routes:
                    - {matchers: [alertname="Watchdog"], receiver: watchdog, group_by: [alertname]}
                    - {matchers: [severity="critical"], receiver: pager,
                       group_by: [alertname, promise, segment, touchpoint, channel]}
                    - {matchers: [severity="warning"], receiver: ticket}
                receivers:
                  - name: other
                """.formatted(repeatInterval())
                + "  - name: watchdog\n" + hook + "  - name: pager\n" + hook + "  - name: ticket\n" + hook + inhibition;
    }
}
