package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.Needs;
import xm.app.config.JobConfig;
import xm.codec.EventWriter;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.event.SegmentAssignment;
import xm.sim.Happening;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/** The same events through a real broker and the running job give, window for window, what the backtest gives. */
class ReplayEqualsBacktestIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path AIRLINE = Path.of("../shared/data/airline/kaggle_test_25976.csv.gz");

    @TempDir
    Path home;

    @Test
    void simulatedCustomersWithTheirSegments() throws Exception {
        Path events = home.resolve("events.ndjson");
        Path segments = home.resolve("segments.ndjson");
        simulate(events, segments);

        compare(
                "PT10S,PT1M,PT15M,PT1H,P1D",
                Files.readAllLines(segments),
                List.of("--events", events.toString()),
                List.of("--segments", segments.toString()));
    }

    @Test
    void airlinePassengers() throws Exception {
        Needs.beside(AIRLINE);

        compare(
                "PT1H,P1D",
                List.of(),
                List.of("--events", AIRLINE.toString(), "--mapping", "docs/examples/mappings/airline.yaml"),
                List.of());
    }

    private void compare(String windows, List<String> segments, List<String> events, List<String> onlyBacktest)
            throws Exception {
        List<String> backtest = new ArrayList<>(List.of(
                "backtest", "--windows", windows, "--out", home.resolve("out").toString()));
        backtest.addAll(events);
        backtest.addAll(onlyBacktest);
        assertThat(Main.run(backtest.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
        Map<String, JsonNode> expected = new TreeMap<>();
        try (Stream<String> lines = Files.lines(home.resolve("out/signals.ndjson"))) {
            lines.forEach(line -> add(expected, line));
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(home.resolve("flink"), LoopbackPort.freeFrom(18081), 2)) {
            assertThat(Main.run("topics", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.DONE);
            publish(broker, segments);
            JobClient job = start(flink, broker, windows);
            List<String> replay =
                    new ArrayList<>(List.of("replay", "--bootstrap", broker.bootstrap(), "--speed", "full", "--seal"));
            replay.addAll(events);
            assertThat(Main.run(replay.toArray(String[]::new))).isEqualTo(ExitCode.DONE);

            Map<String, JsonNode> told = new TreeMap<>();
            try (KafkaConsumer<String, String> consumer = consumer(broker)) {
                await("all windows").atMost(Duration.ofMinutes(3)).until(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(record -> add(told, record.value()));
                    return told.size() >= expected.size();
                });
            }
            assertThat(told.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (window, record) -> assertThat(told.get(window)).as(window).isEqualTo(record));
            assertThat(expected).hasSizeGreaterThan(100);
            job.cancel().get();
        }
    }

    private static JobClient start(EmbeddedFlink flink, EmbeddedBroker broker, String windows) throws Exception {
        StreamExecutionEnvironment env = flink.environment(ExperienceSignals.NAME);
        ExperienceSignals.attach(
                env,
                JobConfig.read(
                        Optional.empty(),
                        Map.of(),
                        List.of(
                                "--kafka.bootstrap=" + broker.bootstrap(),
                                "--windows=" + windows,
                                "--idle-after=PT10S",
                                "--parallelism=2")));
        return env.executeAsync(ExperienceSignals.NAME);
    }

    private static void publish(EmbeddedBroker broker, List<String> segments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (String line : segments) {
                String customer = JSON.readTree(line).get("customer").asText();
                producer.send(new ProducerRecord<>("customer-segments", customer, line));
            }
            producer.flush();
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedBroker broker) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrap());
        properties.setProperty("group.id", "comparison");
        properties.setProperty("auto.offset.reset", "earliest");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of("experience-signals"));
        return consumer;
    }

    /** The last revision of each window; the revision itself tells of the way, not of the result. */
    private static void add(Map<String, JsonNode> windows, String line) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            int revision = record.remove("revision").asInt();
            String window = record.get("cell") + " " + record.get("window").asText() + " "
                    + record.get("start").asText();
            assertThat(revision)
                    .as("time order leaves nothing to correct in " + window)
                    .isZero();
            windows.put(window, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twenty minutes of a bad day, in time order, and who belongs to which segment. */
    private static void simulate(Path events, Path segments) throws IOException {
        Instant start = Instant.parse("2026-03-04T09:00:00Z");
        Simulation simulation = new Simulation(
                World.standard(11).withCustomers(500).withEventsPerSecond(10),
                Scenario.named("checkout-breaks-on-mobile"),
                start);
        List<String> assignments = new ArrayList<>();
        simulation.assignments().forEach(assignment -> assignments.add(line(assignment)));
        EventWriter writer = new EventWriter();
        List<String> lines = new ArrayList<>();
        while (true) {
            Happening next = simulation.next();
            if (next.timeMillis() >= start.plus(Duration.ofMinutes(20)).toEpochMilli()) {
                break;
            }
            if (next.event() != null) {
                lines.add(new String(writer.write(next.event()), StandardCharsets.UTF_8));
            } else {
                assignments.add(line(next.assignment()));
            }
        }
        Files.write(events, lines);
        Files.write(segments, assignments);
    }

    private static String line(SegmentAssignment assignment) {
        return JSON.createObjectNode()
                .put("customer", assignment.customer())
                .put("segment", assignment.segment())
                .put(
                        "validFrom",
                        Instant.ofEpochMilli(assignment.validFromMillis()).toString())
                .toString();
    }
}
