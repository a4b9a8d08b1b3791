package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.command.TopicsCommand;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;
import xm.io.kafka.TopicScan;

/** Both jobs on a real broker and cluster: events become signals, signals verdicts, and what is broken one alert. */
class PromiseWatchingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // of the past on any day, as the broker dates records by its own clock
    private static final long BASE = Instant.parse("2025-06-02T10:00:00Z").toEpochMilli();
    private static final int ANSWERS_A_MINUTE = 120;

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
    void oneAlertLivesFromFiringToResolvedThroughAStopInItsMiddle() throws Exception {
        Topic topic = new Topic("life.");
        topic.apply(book(1, ""));
        JobClient signals = submit("life-signals", env -> ExperienceSignals.attach(env, topic.signals()));
        JobClient promises = submit("life-promises", env -> PromiseWatching.attach(env, topic.promises()));

        topic.answer(0, 10, 0.95);
        topic.answer(10, 20, 0.55);
        JsonNode firing = topic.awaitAlert(alert -> alert.at("/state").asText().equals("firing"));
        assertThat(firing.at("/key").asText()).isEqualTo("satisfied/gold/checkout/*");
        assertThat(firing.at("/summary").asText()).contains("checkout");
        topic.awaitAllRead();
        promises.cancel().get();

        topic.answer(20, 25, 0.55);
        topic.answer(25, 60, 0.96);
        JobClient again = submit("life-promises", env -> PromiseWatching.attach(env, topic.promises()));
        topic.awaitAlert(alert -> alert.at("/state").asText().equals("resolved"));
        again.cancel().get();
        signals.cancel().get();

        List<JsonNode> alerts = topic.alerts();
        assertThat(alerts)
                .extracting(alert -> alert.at("/alertId").asText())
                .containsOnly(firing.at("/alertId").asText());
        assertThat(alerts)
                .extracting(alert -> alert.at("/revision").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(topic.verdicts("satisfied/gold/checkout/*"))
                .extracting(verdict -> verdict.at("/state").asText())
                .contains("BROKEN", "KEPT")
                .doesNotContain("BLIND");
    }

    @Test
    void aBookThatIsAppliedWhileTheJobRunsHoldsFromItsTimeOn() throws Exception {
        Topic topic = new Topic("change.");
        topic.apply(book(1, ""));
        JobClient signals = submit("change-signals", env -> ExperienceSignals.attach(env, topic.signals()));
        JobClient promises = submit("change-promises", env -> PromiseWatching.attach(env, topic.promises()));
        topic.answer(0, 5, 0.95);
        await().atMost(PATIENCE)
                .until(() -> !topic.verdicts("satisfied/gold/checkout/*").isEmpty());

        topic.write("promise-book", "book", "{\"version\": \"two\"}");
        topic.apply(book(2, "effectiveFrom: " + Instant.ofEpochMilli(BASE + 600_000)));
        topic.awaitAllRead();
        topic.answer(5, 15, 0.95);
        await().atMost(PATIENCE)
                .until(() -> topic.verdicts("satisfied/gold/checkout/*").stream()
                        .anyMatch(verdict -> verdict.at("/version").asInt() == 2));
        promises.cancel().get();
        signals.cancel().get();

        assertThat(topic.verdicts("satisfied/gold/checkout/*"))
                .allSatisfy(verdict -> assertThat(verdict.at("/version").asInt())
                        .as("verdict at %s", verdict.at("/at").asText())
                        .isEqualTo(Instant.parse(verdict.at("/at").asText()).toEpochMilli() <= BASE + 600_000 ? 1 : 2));
    }

    /** Silence sends nothing: only the clock can tell, and no event time moves. */
    @Test
    void aSourceThatFallsSilentIsToldThoughNothingComesAnyMore() throws Exception {
        Topic topic = new Topic("silent.");
        topic.apply(book(1, ""));
        JobClient signals = submit("silent-signals", env -> ExperienceSignals.attach(env, topic.signals()));
        JobClient promises = submit("silent-promises", env -> PromiseWatching.attach(env, topic.promises()));

        topic.answer(System.currentTimeMillis() - 300_000, 0, 5, 0.95);
        JsonNode alert = topic.awaitAlert(told -> told.at("/kind").asText().equals("source-silent"));
        promises.cancel().get();
        signals.cancel().get();

        assertThat(alert.at("/state").asText()).isEqualTo("firing");
        assertThat(topic.verdicts("satisfied/gold/checkout/*"))
                .last()
                .extracting(verdict -> verdict.at("/state").asText())
                .isEqualTo("BLIND");
        List<Long> beats = new ArrayList<>();
        TopicScan.read(
                Brokers.at(broker.bootstrap()),
                "silent.job-heartbeats",
                TopicScan.BEGINNING,
                PATIENCE,
                beat -> beats.add(beat.timestamp()));
        assertThat(beats.get(beats.size() - 1) - beats.get(0))
                .as("it was heard of in the silence")
                .isGreaterThan(1_000);
    }

    private static String book(int version, String effectiveFrom) {
        return """
                version: %d
                %s
                promises:
                  satisfied:
                    signal: csat
                    by: [segment, touchpoint]
                    atLeast: 0.85
                    falseAlarmEvery: P30D
                    severity: page
                """.formatted(version, effectiveFrom);
    }

    private static JobClient submit(String name, Consumer<StreamExecutionEnvironment> attach) throws Exception {
        StreamExecutionEnvironment env = flink.environment(name);
        attach.accept(env);
        JobClient job = env.executeAsync(name);
        await().atMost(PATIENCE).until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
        return job;
    }

    /** All topics of one prefix, of one partition each. */
    private static final class Topic {
        private final String prefix;
        private final Brokers brokers = Brokers.at(broker.bootstrap());

        Topic(String prefix) throws Exception {
            this.prefix = prefix;
            TopicsCommand.create(signals().kafka());
        }

        JobConfig signals() {
            return JobConfig.read(Optional.empty(), Map.of(), overrides("--out-of-orderness=PT0S"));
        }

        PromiseJobConfig promises() {
            return PromiseJobConfig.read(
                    Optional.empty(),
                    Map.of(),
                    overrides("--clock=PT0.2S", "--told-within=PT1S", "--alerts.hold=PT1M"));
        }

        private List<String> overrides(String... more) {
            List<String> overrides = new ArrayList<>(List.of(
                    "--kafka.bootstrap=" + broker.bootstrap(),
                    "--kafka.topic-prefix=" + prefix,
                    "--topics.partitions=1",
                    "--windows=PT10S,PT1M",
                    "--checkpoint-interval=PT1S",
                    "--parallelism=1"));
            overrides.addAll(List.of(more));
            return overrides;
        }

        void apply(String book) {
            new PromiseBookTopic(brokers, prefix + "promise-book").write(PromiseBookFile.parse("book", book));
        }

        /** Answers of gold customers at the till, a share of them satisfied, each tenth on the other channel. */
        void answer(int fromMinute, int toMinute, double satisfied) {
            answer(BASE, fromMinute, toMinute, satisfied);
        }

        void answer(long base, int fromMinute, int toMinute, double satisfied) {
            try (KafkaProducer<byte[], byte[]> producer = producer()) {
                for (int i = fromMinute * ANSWERS_A_MINUTE; i < toMinute * ANSWERS_A_MINUTE; i++) {
                    String event = """
                            {"id":"e-%d","time":"%s","kind":"survey","touchpoint":"checkout","channel":"%s",\
                            "customer":"c-%d","segment":"gold","survey":{"csat":%d}}""".formatted(
                                    i,
                                    Instant.ofEpochMilli(base + i * 60_000L / ANSWERS_A_MINUTE),
                                    i % 10 == 0 ? "mobile" : "web",
                                    i,
                                    // spread evenly, so that no pane is worse by chance
                                    i * satisfied % 1 < satisfied ? 5 : 2);
                    var unused = producer.send(new ProducerRecord<>(prefix + "touchpoints", event.getBytes(UTF_8)));
                }
            }
        }

        void write(String topic, String key, String value) {
            try (KafkaProducer<byte[], byte[]> producer = producer()) {
                var unused =
                        producer.send(new ProducerRecord<>(prefix + topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
            }
        }

        private KafkaProducer<byte[], byte[]> producer() {
            return new KafkaProducer<>(
                    brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        }

        JsonNode awaitAlert(Predicate<JsonNode> wanted) {
            return await().atMost(PATIENCE)
                    .until(() -> alerts().stream().filter(wanted).findFirst(), Optional::isPresent)
                    .orElseThrow();
        }

        List<JsonNode> alerts() {
            return TestRecords.readAll(brokers, prefix + "experience-alerts").stream()
                    .map(record -> json(record.value()))
                    .toList();
        }

        List<JsonNode> verdicts(String key) {
            return TestRecords.readAll(brokers, prefix + "promise-verdicts").stream()
                    .filter(record -> new String(record.key(), UTF_8).equals(key))
                    .map(record -> json(record.value()))
                    .toList();
        }

        /** A checkpoint holds all signals and books that there are. */
        void awaitAllRead() {
            awaitRead("experience-signals");
            awaitRead("promise-book");
        }

        private void awaitRead(String name) {
            TopicPartition partition = new TopicPartition(prefix + name, 0);
            try (Admin admin = brokers.admin(Duration.ofSeconds(10))) {
                await().atMost(PATIENCE).until(() -> {
                    long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
                    var committed = admin.listConsumerGroupOffsets(PromiseWatching.NAME)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(partition);
                    return committed != null && committed.offset() == end;
                });
            }
        }

        private static JsonNode json(byte[] value) {
            try {
                return JSON.readTree(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
