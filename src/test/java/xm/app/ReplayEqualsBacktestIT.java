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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.Needs;
import xm.app.config.JobConfig;
import xm.codec.DecodeSettings;
import xm.codec.EventWriter;
import xm.codec.Pseudonym;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recordings;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
import xm.sim.Happening;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/** The same events through a real broker and the running job give, window for window, what the backtest gives. */
class ReplayEqualsBacktestIT {
    /** How far behind its newest event the job takes event time to be. */
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);
    /** How long after the last event a replay dates its marker. */
    private static final Duration SEALED_AFTER = Duration.ofDays(2);

    private static final String SIGNALS = "experience-signals";
    private static final String EXCEPTIONS = "customer-exceptions";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path AIRLINE = Path.of("../shared/data/airline/kaggle_test_25976.csv.gz");

    @TempDir
    Path home;

    @Test
    void simulatedCustomersWithTheirSegments() throws Exception {
        Path events = home.resolve("events.ndjson");
        Path segments = home.resolve("segments.ndjson");
        simulate(events, segments);

        Told told = compare(
                "PT1M,PT15M,PT1H,P1D",
                Files.readAllLines(segments),
                events,
                null,
                List.of("--segments", segments.toString()));

        Set<String> signals = new HashSet<>();
        told.windows
                .values()
                .forEach(record -> record.get("signals").fieldNames().forEachRemaining(signals::add));
        assertThat(signals)
                .contains(
                        "qoe",
                        "effort",
                        "first-contact-resolution",
                        "resolution-time",
                        "in-target",
                        "churn-risk",
                        "loyalty");
        assertThat(told.exceptions)
                .extracting(exception -> exception.get("kind").asText())
                .contains("one-strike", "overdue-case", "at-risk");
    }

    @Test
    void airlinePassengers() throws Exception {
        Needs.beside(AIRLINE);

        compare("PT1H,P1D", List.of(), AIRLINE, "docs/examples/mappings/airline.yaml", List.of());
    }

    /**
     * The backtest goes on in silence to where the seal takes event time: what silence and delay bring about until then
     * happens in both.
     */
    private Told compare(String windows, List<String> segments, Path file, String mapping, List<String> onlyBacktest)
            throws Exception {
        List<String> events = new ArrayList<>(List.of("--events", file.toString()));
        if (mapping != null) {
            events.addAll(List.of("--mapping", mapping));
        }
        Instant sealed = lastEvent(file, mapping).plus(SEALED_AFTER).minus(OUT_OF_ORDERNESS);
        Told expected = backtest(windows, sealed, events, onlyBacktest);
        Told told = new Told();

        try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(home.resolve("flink"), LoopbackPort.freeFrom(18081), 2)) {
            assertThat(Main.run("topics", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.DONE);
            publish(broker, segments);
            JobClient job = start(flink, broker, windows);
            List<String> replay =
                    new ArrayList<>(List.of("replay", "--bootstrap", broker.bootstrap(), "--speed", "full", "--seal"));
            replay.addAll(events);
            assertThat(Main.run(replay.toArray(String[]::new))).isEqualTo(ExitCode.DONE);

            try (KafkaConsumer<String, String> consumer = consumer(broker)) {
                await("all windows").atMost(Duration.ofMinutes(3)).until(() -> {
                    told.read(consumer.poll(Duration.ofMillis(200)));
                    return told.windows.keySet().containsAll(expected.windows.keySet());
                });
                // what is still under way goes out before the job has stopped
                job.stopWithSavepoint(false, home.resolve("stopped").toUri().toString(), SavepointFormatType.NATIVE)
                        .get();
                readToTheEnd(consumer, told);
            }
        }

        assertThat(told.windows.keySet()).isEqualTo(expected.windows.keySet());
        expected.windows.forEach((window, record) ->
                assertThat(told.windows.get(window)).as(window).isEqualTo(record));
        assertThat(expected.windows).hasSizeGreaterThan(100);
        assertThat(told.exceptions).containsExactlyInAnyOrderElementsOf(expected.exceptions);
        System.out.printf(
                "%s: %,d windows and %,d exceptions told alike%n",
                file.getFileName(), expected.windows.size(), expected.exceptions.size());
        return told;
    }

    private Told backtest(String windows, Instant until, List<String> events, List<String> more) throws IOException {
        Path out = home.resolve("out");
        List<String> command = new ArrayList<>(
                List.of("backtest", "--windows", windows, "--until", until.toString(), "--out", out.toString()));
        command.addAll(events);
        command.addAll(more);
        assertThat(Main.run(command.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
        Told told = new Told();
        Files.readAllLines(out.resolve("signals.ndjson")).forEach(told::window);
        Files.readAllLines(out.resolve("exceptions.ndjson")).forEach(told::exception);
        // a backtest closes all windows at its end, a running job waits for that of each
        told.windows
                .values()
                .removeIf(record -> Instant.parse(record.get("end").asText()).isAfter(until));
        return told;
    }

    private static Instant lastEvent(Path file, String mapping) {
        DecodeSettings decoding =
                DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
        long last = Long.MIN_VALUE;
        try (Recordings recordings =
                new Recordings(List.of(file), mapping == null ? null : Mapping.load(Path.of(mapping)), decoding)) {
            while (recordings.hasNext()) {
                Arrival arrival = recordings.next().arrival();
                last = arrival.isAccepted() ? Math.max(last, arrival.event().timeMillis()) : last;
            }
        }
        return Instant.ofEpochMilli(last);
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
                                "--out-of-orderness=" + OUT_OF_ORDERNESS,
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
        consumer.subscribe(List.of(SIGNALS, EXCEPTIONS));
        return consumer;
    }

    private static void readToTheEnd(KafkaConsumer<String, String> consumer, Told told) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            told.read(consumer.poll(Duration.ofMillis(200)));
        }
    }

    /** What was said: of each window its last state, and all exceptions. */
    private static final class Told {
        private final Map<String, JsonNode> windows = new TreeMap<>();
        private final Map<String, Integer> revisions = new HashMap<>();
        private final Set<JsonNode> exceptions = new LinkedHashSet<>();

        void read(ConsumerRecords<String, String> records) {
            records.records(SIGNALS).forEach(record -> window(record.value()));
            records.records(EXCEPTIONS).forEach(record -> exception(record.value()));
        }

        /** The revision itself tells of the way, not of the result. */
        void window(String line) {
            ObjectNode record = (ObjectNode) json(line);
            int revision = record.remove("revision").asInt();
            String window = record.get("cell") + " " + record.get("window").asText() + " "
                    + record.get("start").asText();
            if (revision >= revisions.getOrDefault(window, 0)) {
                revisions.put(window, revision);
                windows.put(window, record);
            }
        }

        void exception(String line) {
            assertThat(exceptions.add(json(line))).as(line).isTrue();
        }

        private static JsonNode json(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Eight hours of a bad day, in time order, and who belongs to which segment. */
    private static void simulate(Path events, Path segments) throws IOException {
        Instant start = Instant.parse("2026-03-04T09:00:00Z");
        Simulation simulation = new Simulation(
                World.standard(11).withCustomers(500).withEventsPerSecond(1),
                Scenario.named("checkout-breaks-on-mobile"),
                start);
        List<String> assignments = new ArrayList<>();
        simulation.assignments().forEach(assignment -> assignments.add(line(assignment)));
        EventWriter writer = new EventWriter();
        List<String> lines = new ArrayList<>();
        while (true) {
            Happening next = simulation.next();
            if (next.timeMillis() >= start.plus(Duration.ofHours(8)).toEpochMilli()) {
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
