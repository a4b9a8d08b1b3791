package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.command.TopicsCommand;
import xm.app.config.JobConfig;
import xm.codec.Pseudonym;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;

/** The job on a real broker and cluster: what goes in comes out, once, and goes on after a stop. */
class ExperienceSignalsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // of the past on any day, as the broker dates records by its own clock
    private static final long BASE = Instant.parse("2025-06-02T10:00:00Z").toEpochMilli();

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static EmbeddedFlink flink;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        flink = EmbeddedFlink.start(directory.resolve("flink"), LoopbackPort.anyFree(), 2);
    }

    @AfterAll
    static void stop() {
        flink.close();
        broker.close();
    }

    @Test
    void countsEventsInTheSegmentsThatAreKnownAndRejectsWhatItCannotReadOrBelieve() throws Exception {
        JobConfig config = config("plain.");
        Brokers brokers = config.kafka().brokers();
        TopicsCommand.create(config.kafka());
        send(brokers, "plain.customer-segments", "c-1", """
                {"customer":"c-1","segment":"gold","validFrom":"2025-01-01T00:00:00Z"}""");
        send(brokers, "plain.customer-segments", "c-2", "{\"customer\":\"c-2\"}");
        for (int i = 0; i < 100; i++) {
            send(brokers, "plain.touchpoints", "c-1", survey("e-" + i, "c-1", BASE + i * 100));
        }
        send(brokers, "plain.touchpoints", "k-9", "this is no event");
        // a producer whose clock is ahead: its record says so too
        long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        send(brokers, "plain.touchpoints", tomorrow, "c-8", survey("ahead", "c-8", tomorrow));
        send(brokers, "plain.touchpoints", "c-1", survey("later", "c-1", BASE + 120_000));

        JobClient job = submit(config, "plain");
        JsonNode cell = await().atMost(PATIENCE)
                .until(() -> window(brokers, "plain.experience-signals", "gold/checkout/web"), node -> node != null);
        assertThat(cell.at("/events").asInt()).isEqualTo(100);
        assertThat(cell.at("/signals/csat/n").asInt()).isEqualTo(100);
        assertThat(cell.at("/signals/csat/value").asDouble()).isEqualTo(1.0);

        List<ConsumerRecord<byte[], byte[]>> rejected = TestRecords.read(brokers, "plain.touchpoints-rejected", 3);
        assertThat(rejected)
                .extracting(record -> new String(record.key(), UTF_8) + " "
                        + json(record).at("/reason").asText())
                .containsExactlyInAnyOrder("k-9 not-json", "c-2 missing-field", "c-8 future");

        awaitCommitted(brokers, "plain.touchpoints", 103);
        job.cancel().get();
    }

    @Test
    void whereCustomersHavePseudonymsNothingThatIsWrittenHoldsOneInClear() throws Exception {
        Path key = Files.writeString(directory.resolve("pseudonym-key"), "a key of the tests, long enough\n");
        JobConfig config = config(
                "secret.", "--pseudonymise=true", "--pseudonym-key-file=" + key, "--customers.valuable-segments=gold");
        Brokers brokers = config.kafka().brokers();
        TopicsCommand.create(config.kafka());
        send(brokers, "secret.customer-segments", "clear-1", """
                {"customer":"clear-1","segment":"gold","validFrom":"2025-01-01T00:00:00Z"}""");
        send(brokers, "secret.touchpoints", "clear-1", """
                {"id":"e-1","time":"2025-06-02T10:00:00Z","kind":"delivery","touchpoint":"checkout","channel":"web",
                 "customer":"clear-1","delivery":{"status":"failed"}}""");
        send(brokers, "secret.touchpoints", "clear-2", "this is no event of clear-2");
        send(brokers, "secret.touchpoints", "clear-1", survey("later", "clear-1", BASE + 7_200_000));
        send(brokers, "secret.touchpoints", "clear-1", survey("late", "clear-1", BASE - 86_400_000));

        JobClient job = submit(config, "secret");
        await().atMost(PATIENCE)
                .until(() -> window(brokers, "secret.experience-signals", "gold/checkout/web"), node -> node != null);
        Pseudonym pseudonym = new Pseudonym("a key of the tests, long enough".getBytes(UTF_8));
        List<ConsumerRecord<byte[], byte[]>> rejected = TestRecords.read(brokers, "secret.touchpoints-rejected", 1);
        assertThat(rejected)
                .extracting(record -> new String(record.key(), UTF_8))
                .contains(pseudonym.of("clear-2"));
        List<ConsumerRecord<byte[], byte[]>> exceptions = TestRecords.read(brokers, "secret.customer-exceptions", 1);
        assertThat(exceptions)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsOnly(pseudonym.of("clear-1"));
        for (String topic : List.of("experience-signals", "touchpoints-rejected", "customer-exceptions")) {
            assertThat(TestRecords.read(brokers, "secret." + topic, 1))
                    .allSatisfy(
                            record -> assertThat(new String(record.key(), UTF_8) + new String(record.value(), UTF_8))
                                    .doesNotContain("clear-"));
        }
        job.cancel().get();
    }

    @Test
    void makesEventsOfForeignRecordsByTheMappingOfItsSource() throws Exception {
        Path mapping = Files.writeString(directory.resolve("stars.yaml"), """
                format: ndjson
                source: stars
                events: |
                  {
                    "id": "star-" + $partition + "-" + $row,
                    "time": .at,
                    "kind": "survey",
                    "touchpoint": .where,
                    "channel": "store",
                    "customer": .who,
                    "survey": {"csat": .stars}
                  }
                """);
        JobConfig config = config("mapped.", "--mapping=" + mapping);
        Brokers brokers = config.kafka().brokers();
        TopicsCommand.create(config.kafka());
        for (int stars = 1; stars <= 6; stars++) {
            send(brokers, "mapped.touchpoints", "c-1", """
                    {"at":"2025-06-02T10:00:00Z","where":"Coffee Bar","who":"c-1","stars":%d}""".formatted(stars));
        }
        send(brokers, "mapped.touchpoints", "c-1", """
                {"at":"2025-06-02T10:02:00Z","where":"Coffee Bar","who":"c-1","stars":5}""");

        JobClient job = submit(config, "mapped");
        JsonNode cell = await().atMost(PATIENCE)
                .until(
                        () -> window(brokers, "mapped.experience-signals", "unassigned/coffee-bar/store"),
                        node -> node != null);
        assertThat(cell.at("/signals/csat/n").asInt()).isEqualTo(5);
        assertThat(cell.at("/signals/csat/satisfied").asInt()).isEqualTo(2);
        assertThat(TestRecords.read(brokers, "mapped.touchpoints-rejected", 1))
                .extracting(record -> json(record).at("/field").asText())
                .containsExactly("survey.csat");
        job.cancel().get();
    }

    @Test
    void exactlyOnceCommitsWithTheCheckpointAndGoesOnAfterAStopWithoutLossOrRepetition() throws Exception {
        JobConfig config = config("once.", "--kafka.exactly-once=true");
        Brokers brokers = config.kafka().brokers();
        TopicsCommand.create(config.kafka());
        sendMinutes(brokers, 0, 5);
        JobClient first = submit(config, "once");
        TestRecords.read(brokers, "once.experience-signals", 4 * 5);
        awaitCommitted(brokers, "once.touchpoints", 5 * 10);
        first.cancel().get();

        sendMinutes(brokers, 5, 10);
        JobClient second = submit(config, "once");
        // the last minute stays open; each other one is told for the cell and its four roll-ups, once
        int expected = 9 * 5;
        List<ConsumerRecord<byte[], byte[]>> told = TestRecords.read(brokers, "once.experience-signals", expected);
        awaitCommitted(brokers, "once.touchpoints", 10 * 10);
        assertThat(told).hasSize(expected);
        assertThat(told).allSatisfy(record -> {
            assertThat(json(record).at("/events").asInt()).isEqualTo(10);
            assertThat(json(record).at("/revision").asInt()).isZero();
        });
        assertThat(told.stream()
                        .map(record -> new String(record.key(), UTF_8)
                                + json(record).at("/start").asText())
                        .distinct())
                .hasSize(expected);
        second.cancel().get();
    }

    private static JobConfig config(String prefix, String... more) {
        List<String> overrides = new ArrayList<>(List.of(
                "--kafka.bootstrap=" + broker.bootstrap(),
                "--kafka.topic-prefix=" + prefix,
                "--topics.partitions=1",
                "--windows=PT1M",
                "--out-of-orderness=PT0S",
                "--checkpoint-interval=PT1S",
                "--kafka.transaction-timeout=PT1M",
                "--parallelism=1"));
        overrides.addAll(List.of(more));
        return JobConfig.read(Optional.empty(), Map.of(), overrides);
    }

    private static JobClient submit(JobConfig config, String name) throws Exception {
        StreamExecutionEnvironment env = flink.environment(name);
        ExperienceSignals.attach(env, config);
        JobClient job = env.executeAsync(name);
        await().atMost(PATIENCE).until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
        return job;
    }

    /** Ten events in each minute. */
    private static void sendMinutes(Brokers brokers, int from, int to) {
        for (int i = from * 10; i < to * 10; i++) {
            long time = BASE + i * 6_000L;
            send(brokers, "once.touchpoints", "c-" + i, survey("e-" + i, "c-" + i, time));
        }
    }

    private static String survey(String id, String customer, long time) {
        return """
                {"id":"%s","time":"%s","kind":"survey","touchpoint":"checkout","channel":"web","customer":"%s",\
                "survey":{"csat":5}}""".formatted(id, Instant.ofEpochMilli(time), customer);
    }

    private static void send(Brokers brokers, String topic, String key, String value) {
        send(brokers, topic, null, key, value);
    }

    private static void send(Brokers brokers, String topic, Long timestamp, String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(
                    new ProducerRecord<>(topic, null, timestamp, key.getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    /** The first window that is told of a cell, {@code null} before. */
    private static JsonNode window(Brokers brokers, String topic, String cell) {
        return TestRecords.read(brokers, topic, 1).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(cell))
                .findFirst()
                .map(ExperienceSignalsIT::json)
                .orElse(null);
    }

    private static void awaitCommitted(Brokers brokers, String topic, long offset) {
        try (Admin admin = brokers.admin(Duration.ofSeconds(10))) {
            await().atMost(PATIENCE)
                    .until(() -> admin
                            .listConsumerGroupOffsets(ExperienceSignals.NAME)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .entrySet()
                            .stream()
                            .anyMatch(entry -> entry.getKey().topic().equals(topic)
                                    && entry.getValue().offset() == offset));
        }
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
