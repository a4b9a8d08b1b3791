package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.app.board.LiveBoard;
import xm.app.config.BoardConfig;
import xm.embedded.EmbeddedBroker;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** {@code xm board} on a real broker: what it reads, what it says, how it exits when something is wrong. */
class BoardCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsMistakesInTheSettings() {
        assertThat(run("board", "--listen.host=0.0.0.0", "--history=soon")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("access.token-file").contains("--history: history is 'soon'");
    }

    @Test
    @Timeout(180)
    void saysWhatIsMissing() throws Exception {
        String nowhere = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        assertThat(run("board", "--bootstrap", nowhere)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("Kafka at " + nowhere + " does not answer");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("board", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(err.toString())
                    .contains("A topic of the board is missing")
                    .contains("./xm topics --bootstrap");
            createTopics(broker);
            String port = String.valueOf(taken.getLocalPort());
            assertThat(run("board", "--bootstrap", broker.bootstrap(), "--listen.port=0", "--metrics.port=" + port))
                    .isEqualTo(ExitCode.UNREACHABLE);
            assertThat(err.toString()).contains("metrics cannot be served at 127.0.0.1:" + port, "metrics.port");
            assertThat(run("board", "--bootstrap", broker.bootstrap(), "--port", port))
                    .isEqualTo(ExitCode.UNREACHABLE);
            assertThat(err.toString())
                    .contains("cannot be served at 127.0.0.1:" + port)
                    .contains("--port");
        }
    }

    @Test
    @Timeout(180)
    void readsEveryTopicAndCountsWhatItCannotRead() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"))) {
            createTopics(broker);
            Topics topics = new Topics("");
            send(broker, topics.promiseVerdicts(), "docs/examples/verdict.json");
            send(broker, topics.experienceAlerts(), "docs/examples/alert.json");
            send(broker, topics.customerExceptions(), "docs/examples/customer-exception.json");
            send(broker, topics.touchpointsRejected(), "docs/examples/rejection.json");
            send(broker, topics.experienceSignals(), "docs/examples/signal.json");
            send(broker, topics.experienceSignals(), "docs/examples/verdict.json");
            BoardConfig config = BoardConfig.read(
                    Optional.empty(),
                    Map.of(),
                    List.of("--kafka.bootstrap=" + broker.bootstrap(), "--listen.port=0", "--history=P7D"));
            try (LiveBoard board = LiveBoard.start(config, Clock.systemUTC())) {
                await().atMost(SOON).untilAsserted(() -> {
                    board.look();
                    JsonNode health = get(board, "/api/health");
                    assertThat(health.get("isCaughtUp").asBoolean()).isTrue();
                    assertThat(health.at("/topics").findValuesAsText("unreadable"))
                            .contains("1");
                });
                JsonNode wall = get(board, "/api/wall");
                assertThat(wall.at("/tiles/0/worst/state").asText()).isEqualTo("BROKEN");
                assertThat(wall.at("/sentences/0/text").asText())
                        .isEqualTo("Gold CSAT at checkout 74 %, promised 88 %");
                assertThat(get(board, "/api/alerts").at("/firing/0/alertId").asText())
                        .isEqualTo("satisfied-gold-checkout-1795255560000");
                int port = board.serveMetrics(LoopbackPort.HOST, 0);
                assertThat(metrics(port))
                        .contains(
                                "xm_board_viewers 0.0",
                                "xm_board_caught_up 1.0",
                                "xm_board_read_total{topic=\"experience-signals\"} 2.0",
                                "xm_board_unreadable_total{topic=\"experience-signals\"} 1.0",
                                "xm_board_unreadable_total{topic=\"promise-verdicts\"} 0.0",
                                "xm_board_lag_records{topic=\"experience-signals\"} 0.0",
                                "xm_board_told_total{what=\"difference\"} 0.0")
                        .containsPattern("xm_board_tick_age_seconds [0-4]\\.")
                        .doesNotContain("checkout", "c-1842");
                assertThat(get(board, "/api/health")
                                .at("/moment/rejected/out-of-range")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }

    private static JsonNode get(LiveBoard board, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(board.address().resolve(path)).build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static String metrics(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void createTopics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Brokers.at(broker.bootstrap()).admin(SOON)) {
            TopicSetup.createMissing(admin, new TopicPlan(2, (short) 1, Duration.ofDays(7)).layout(new Topics("")));
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String file) throws Exception {
        Properties client = Brokers.at(broker.bootstrap()).clientProperties();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "key".getBytes(UTF_8), Files.readAllBytes(Path.of(file))))
                    .get();
        }
    }

    private int run(String... args) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
