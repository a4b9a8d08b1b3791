package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterWithClientResource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import xm.alert.Alerts;
import xm.app.board.LiveBoard;
import xm.app.command.TopicsCommand;
import xm.app.config.BoardConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.app.dispatch.Dispatcher;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedBroker;
import xm.embedded.LoopbackPort;
import xm.io.kafka.AlertTopic;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.Topics;

/** Both jobs, the dispatcher and the board at work, with the pages on which Prometheus finds their metrics. */
final class LivePipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BOOK = """
            version: 1
            promises:
              satisfied:
                {signal: csat, by: [segment, touchpoint], atLeast: 0.85, falseAlarmEvery: P30D, severity: page}
            """;

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer receiver = server();
    private final EmbeddedBroker broker;
    private final MiniClusterWithClientResource cluster;
    private final Dispatcher dispatcher;
    private final LiveBoard board;
    private final URI boardMetrics;
    private final URI jobs;

    LivePipeline(Path directory) throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        TopicsCommand.create(signals().kafka());
        new PromiseBookTopic(brokers(), "promise-book").write(PromiseBookFile.parse("book", BOOK));
        int port = LoopbackPort.anyFree();
        jobs = URI.create("http://127.0.0.1:" + port + "/metrics");
        cluster = cluster(port);
        cluster.before();
        submit(ExperienceSignals.NAME, env -> ExperienceSignals.attach(env, signals()));
        submit(PromiseWatching.NAME, env -> PromiseWatching.attach(env, promises()));
        send();
        dispatcher = Dispatcher.start(dispatch(), Clock.systemUTC());
        board = LiveBoard.start(BoardConfig.local(brokers(), new Topics(""), 0), Clock.systemUTC());
        boardMetrics = URI.create("http://127.0.0.1:" + board.serveMetrics("127.0.0.1", 0) + "/metrics");
        try (RecordWriter records = new RecordWriter(brokers(), PATIENCE)) {
            new AlertTopic(brokers(), "experience-alerts", PATIENCE, records).write(Alerts.firing());
        }
    }

    /** Where the jobs tell their metrics. */
    URI jobs() {
        return jobs;
    }

    /** Where the dispatcher tells its own. */
    URI dispatcher() {
        return URI.create("http://127.0.0.1:" + dispatcher.metricsPort() + "/metrics");
    }

    /** The names that are told now. */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .forEach(names::add);
        return names;
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (URI page : List.of(jobs(), dispatcher(), boardMetrics)) {
            text.append(new String(page.toURL().openStream().readAllBytes(), UTF_8));
        }
        return text.toString();
    }

    private static MiniClusterWithClientResource cluster(int port) {
        Configuration settings = new Configuration();
        settings.setString(
                "metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        settings.setString("metrics.reporter.prom.port", String.valueOf(port));
        return new MiniClusterWithClientResource(new MiniClusterResourceConfiguration.Builder()
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(2)
                .setConfiguration(settings)
                .build());
    }

    private static void submit(String name, Consumer<StreamExecutionEnvironment> attach) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        attach.accept(env);
        var unused = env.executeAsync(name);
    }

    private JobConfig signals() {
        return JobConfig.read(Optional.empty(), Map.of(), overrides("--out-of-orderness=PT0S"));
    }

    private PromiseJobConfig promises() {
        return PromiseJobConfig.read(Optional.empty(), Map.of(), overrides("--clock=PT1S", "--told-within=PT1S"));
    }

    /** A store that takes points now and then. */
    private List<String> overrides(String... more) {
        List<String> overrides = new ArrayList<>(List.of(
                "--kafka.bootstrap=" + broker.bootstrap(),
                "--topics.partitions=1",
                "--windows=PT10S,PT1M",
                "--checkpoint-interval=PT1S",
                "--parallelism=1",
                "--influx.url=http://127.0.0.1:" + receiver.getAddress().getPort()));
        overrides.addAll(List.of(more));
        return overrides;
    }

    private DispatchConfig dispatch() {
        return DispatchConfig.read(
                Optional.empty(),
                Map.of(
                        "XM_WEBHOOK_URL",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook"),
                List.of(
                        "--kafka.bootstrap=" + broker.bootstrap(),
                        "--metrics.port=0",
                        "--canary=PT10S",
                        "--alertmanager.urls=http://127.0.0.1:"
                                + receiver.getAddress().getPort()));
    }

    private Brokers brokers() {
        return Brokers.at(broker.bootstrap());
    }

    /** Answers of the last minutes, and one record of each kind that is refused or counted apart. */
    private void send() {
        long base = Instant.now().toEpochMilli() - 180_000;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                brokers().clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 600; i++) {
                String event = """
                        {"id":"e-%d","time":"%s","kind":"survey","touchpoint":"checkout","channel":"web",\
                        "customer":"c-%d","segment":"gold","survey":{"csat":%d}}""".formatted(i % 590, Instant.ofEpochMilli(base + i * 250L), i, i % 10 == 0 ? 2 : 5);
                var unused = producer.send(new ProducerRecord<>("touchpoints", event.getBytes(UTF_8)));
            }
            var unused = producer.send(new ProducerRecord<>("touchpoints", "no json".getBytes(UTF_8)));
            producer.flush();
        }
    }

    /** Every second question is answered with 503, the others well. */
    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(asked.incrementAndGet() % 2 == 1 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Waits until all of these are told; some come only with time. */
    void await(Set<String> names) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(names()).containsAll(names));
    }

    /** Waits until each pattern is found in what is told. */
    void awaitText(String... patterns) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            for (String pattern : patterns) {
                assertThat(text()).containsPattern(pattern.replace("{", "\\{"));
            }
        });
    }

    @Override
    public void close() {
        board.close();
        dispatcher.close();
        cluster.after();
        broker.close();
        receiver.stop(0);
    }
}
