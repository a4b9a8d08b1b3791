package xm.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.app.Unreachable;
import xm.codec.Mistakes;
import xm.codec.Pseudonym;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;

class ReplayIT {
    private static final int PARTITIONS = 3;

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(home);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void sendsEveryLineAsItStandsKeyedByCustomerAndSealsEveryPartition() throws Exception {
        create("one-touchpoints");
        String good = """
                {"id":"%d","time":"2026-01-01T00:00:0%dZ","kind":"cancellation","touchpoint":"desk","channel":"web",\
                "customer":"c%d","cancellation":{"reason":"price"}}
                """;
        Path events = Files.writeString(
                folder.resolve("events.ndjson"), good.formatted(1, 0, 7) + "nonsense\n" + good.formatted(2, 1, 8));

        assertThat(run("--events", events.toString(), "--topic-prefix", "one-", "--speed", "60", "--seal"))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .startsWith("sent 3 events in ")
                .contains("rejected: 1 not-json; 1 of them were sent as they stand");
        List<ConsumerRecord<String, String>> records = read("one-touchpoints", 3 + PARTITIONS);
        assertThat(records)
                .filteredOn(record -> record.key() != null)
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder("c7", "c8");
        assertThat(records)
                .extracting(ConsumerRecord::value)
                .contains("nonsense", good.formatted(1, 0, 7).strip());
        assertThat(records)
                .filteredOn(record -> record.value().contains("replay-end"))
                .allSatisfy(record -> assertThat(record.value())
                        .contains("\"time\":\"2026-01-03T00:00:01Z\"")
                        .contains("\"change\":{\"what\":\"replay-end\"}"))
                .extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PARTITIONS).boxed().toList());
    }

    @Test
    void sendsWhatAMappingMadeAndTellsWhatItCouldNot() throws Exception {
        create("two-touchpoints");
        Path mapping = Files.writeString(folder.resolve("m.yaml"), """
                format: csv
                source: desk
                key: who
                events: |
                  {"id": .id, "time": time(.day), "kind": "cancellation", "touchpoint": "desk", "channel": "web",
                   "cancellation": {"reason": "price"}}
                """);
        Path late = Files.writeString(folder.resolve("late.csv"), "id,day,who\n1,2031-01-03,a\n2,2031-01-04,a\n");
        Path early =
                Files.writeString(folder.resolve("early.csv"), "id,day,who\n3,2031-01-01,a\n4,soon,a\n5,2031-01-02,\n");

        assertThat(run(
                        "--events",
                        late.toString(),
                        early.toString(),
                        "--mapping",
                        mapping.toString(),
                        "--topic-prefix",
                        "two-",
                        "--speed",
                        "full"))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .startsWith("sent 3 events in ")
                .contains("rejected: 1 bad-type, 1 missing-field; 0 of them were sent as they stand");
        assertThat(read("two-touchpoints", 3))
                .extracting(record -> record.value().substring(0, 9))
                .as("one customer's events in the order of their times, over both files")
                .containsExactly("{\"id\":\"3\"", "{\"id\":\"1\"", "{\"id\":\"2\"");
    }

    /** Of what is no event nobody knows whom it names. */
    @Test
    void withTheKeyOfAJobNobodyIsNamedButByThePseudonymsOfThatJob() throws Exception {
        create("three-touchpoints");
        String key = "a key of some length";
        Path events = Files.writeString(folder.resolve("events.ndjson"), """
                {"id":"1","time":"2026-01-01T00:00:00Z","kind":"referral","touchpoint":"desk","channel":"web",\
                "customer":"c7","referral":{"referred":"c8"}}
                {"id":"2","customer":"c7"}
                """);

        assertThat(run(
                        "--events",
                        events.toString(),
                        "--topic-prefix",
                        "three-",
                        "--speed",
                        "full",
                        "--pseudonym-key-file",
                        Files.writeString(folder.resolve("key"), key + "\n").toString()))
                .isEqualTo(ExitCode.DONE);

        Pseudonym pseudonym = new Pseudonym(key.getBytes(UTF_8));
        assertThat(out.toString()).startsWith("sent 1 events in ").contains("0 of them were sent as they stand");
        assertThat(read("three-touchpoints", 1)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(pseudonym.of("c7"));
            assertThat(record.value())
                    .contains("\"customer\":\"" + pseudonym.of("c7"), "\"referred\":\"" + pseudonym.of("c8"))
                    .doesNotContain("c7\"", "c8\"");
        });
    }

    @Test
    void aMissingTopicIsAMistakeThatSaysHowToCreateIt() throws Exception {
        Path events = Files.writeString(folder.resolve("events.ndjson"), "");
        assertThatThrownBy(() -> run("--events", events.toString(), "--topic-prefix", "none-"))
                .isInstanceOf(Mistakes.class)
                .hasMessage("There is no topic none-touchpoints at " + broker.bootstrap()
                        + "; create it with: ./xm topics --bootstrap " + broker.bootstrap());
    }

    @Test
    void aBrokerThatDoesNotAnswerIsToldInTime() throws Exception {
        Path events = Files.writeString(folder.resolve("events.ndjson"), "");
        ReplayCommand command = new ReplayCommand();
        new CommandLine(command).parseArgs("--bootstrap", "127.0.0.1:1", "--events", events.toString());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(command::call)
                        .isInstanceOf(Unreachable.class)
                        .hasMessageStartingWith("Kafka at 127.0.0.1:1 does not answer; check that it runs"));
    }

    private int run(String... options) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("--bootstrap", broker.bootstrap()));
        args.addAll(List.of(options));
        ReplayCommand command = new ReplayCommand();
        new CommandLine(command).setOut(new PrintWriter(out, true)).parseArgs(args.toArray(String[]::new));
        return command.call();
    }

    private static void create(String topic) throws Exception {
        try (Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(10))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int count) {
        Properties settings = Brokers.at(broker.bootstrap()).clientProperties();
        settings.putAll(Map.of("auto.offset.reset", "earliest"));
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList());
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        assertThat(records).hasSize(count);
        return records;
    }
}
