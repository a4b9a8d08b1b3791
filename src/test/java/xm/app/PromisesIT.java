package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicScan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;
import xm.promise.PromiseBook;

/** A promise book from the first version to the second, through a broker. */
class PromisesIT {
    @TempDir
    private static Path home;

    private static EmbeddedBroker broker;
    private static Brokers brokers;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(home);
        brokers = Brokers.at(broker.bootstrap());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void everyVersionIsPlannedAppliedOnceAndShown() throws Exception {
        createTopics("one-");
        Path first = book(1, "atLeast: 0.8");
        assertThat(run("plan", first.toString(), "--topic-prefix", "one-"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(said())
                .contains("no book was applied yet", "new promise satisfied: csat at least 0.8 by segment")
                .contains("no signals of the last 24 hours were found");
        assertThat(run("show", "--topic-prefix", "one-")).isEqualTo(ExitCode.DONE);
        assertThat(said()).contains("no promise book was applied yet");

        assertThat(run("apply", first.toString(), "--topic-prefix", "one-"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(said()).contains("applied version 1 to one-promise-book", "in force for all time");
        assertThat(keys("one-")).containsExactly(PromiseBookTopic.KEY);

        assertThat(run("apply", first.toString(), "--topic-prefix", "one-")).isEqualTo(ExitCode.FOUND);
        assertThat(err.toString())
                .contains("version 1 is refused: one-promise-book at " + broker.bootstrap()
                        + " has version 1 already, which promises the same");
        Path changed = book(1, "atLeast: 0.85");
        assertThat(run("apply", changed.toString(), "--topic-prefix", "one-")).isEqualTo(ExitCode.FOUND);
        assertThat(err.toString()).contains("already; write version: 2 in " + changed);
        assertThat(keys("one-")).as("nothing was written").hasSize(1);

        TestRecords.write(
                brokers, "one-experience-signals", List.of(signals("gold", 0, 40), signals("basic", 0, 0), "nonsense"));
        Path second = book(2, "atLeast: 0.85");
        assertThat(run("plan", second.toString(), "--topic-prefix", "one-")).isEqualTo(ExitCode.DONE);
        assertThat(said())
                .contains("satisfied: at least 0.85 instead of 0.8, which is stricter")
                .contains("cells that change, of 2 seen:")
                .contains("csat at least 0.85 (ticket) instead of csat at least 0.8 (ticket) at gold/*/*")
                .contains("satisfied: could never be proven for lack of csat at basic/*/*")
                .contains("provable at 1 cell; slowest at gold/*/*: 960 answers a day");

        Instant before = Instant.now().minusMillis(1);
        assertThat(run("apply", second.toString(), "--topic-prefix", "one-")).isEqualTo(ExitCode.DONE);
        PromiseBook applied = new PromiseBookTopic(brokers, "one-promise-book")
                .read()
                .history()
                .newest();
        assertThat(applied.version()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(applied.effectiveFromMillis()))
                .as("what was judged before is not judged anew")
                .isBetween(before, Instant.now());

        TestRecords.write(brokers, "one-promise-book", List.of("{\"version\":\"three\",\"promises\":{}}"));
        assertThat(run("show", "--topic-prefix", "one-", "--cell", "gold/*/*")).isEqualTo(ExitCode.DONE);
        assertThat(said()).contains("version 2, from ", "at least 0.85 from the promise");
        assertThat(err.toString()).contains("passed over: one-promise-book at offset 2, line 1: version is 'three'");
        assertThat(run("show", "--topic-prefix", "one-", "--cell", "gold/*/*", "--at", "2026-01-01T00:00:00Z"))
                .isEqualTo(ExitCode.DONE);
        assertThat(said()).contains("version 1, for all time", "at least 0.8 from the promise", "to come: version 2");
    }

    @Test
    void theExampleComesBackFromTheTopicAsItWas() throws Exception {
        createTopics("two-");
        String example = "docs/examples/promises.yaml";
        assertThat(run("apply", example, "--topic-prefix", "two-")).isEqualTo(ExitCode.DONE);
        PromiseBookTopic.Versions versions = new PromiseBookTopic(brokers, "two-promise-book").read();
        assertThat(versions.unreadable()).isEmpty();
        assertThat(versions.history().newest())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.line")
                .isEqualTo(PromiseBookFile.load(Path.of(example)));
    }

    @Test
    void aMissingTopicIsAMistakeAndAMissingBrokerIsOutOfReach() throws Exception {
        String book = book(1, "atLeast: 0.8").toString();
        assertThat(run("apply", book, "--topic-prefix", "none-")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("There is no topic none-promise-book at " + broker.bootstrap());
        CommandLine line = line();
        assertThat(line.execute("promises", "apply", book, "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("Kafka at 127.0.0.1:1 does not answer");
    }

    private Path book(int version, String bound) throws Exception {
        return Files.writeString(
                folder.resolve(
                        "book-" + version + bound.substring(bound.length() - 2).strip() + ".yaml"),
                """
                version: %d
                promises:
                  satisfied: {signal: csat, by: [segment], %s}
                """.formatted(version, bound));
    }

    private static String signals(String segment, int revision, int answers) {
        String csat =
                answers == 0 ? "" : "\"csat\":{\"n\":%d,\"value\":0.9,\"low\":0.8,\"high\":0.95}".formatted(answers);
        return """
                {"cell":{"segment":"%s","touchpoint":"*","channel":"*"},"window":"PT1H","start":"2026-11-21T10:00:00Z",\
                "end":"2026-11-21T11:00:00Z","revision":%d,"events":100,"signals":{%s}}""".formatted(segment, revision, csat);
    }

    private static List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        assertThat(TopicScan.read(
                        brokers,
                        prefix + "promise-book",
                        TopicScan.BEGINNING,
                        Duration.ofSeconds(20),
                        record -> keys.add(new String(record.key(), StandardCharsets.UTF_8))))
                .isTrue();
        return keys;
    }

    private static void createTopics(String prefix) throws Exception {
        Topics topics = new Topics(prefix);
        try (Admin admin = brokers.admin(Duration.ofSeconds(20))) {
            TopicSetup.createMissing(
                    admin, new TopicPlan(2, TopicPlan.BROKER_DEFAULT, Duration.ofDays(2)).layout(topics));
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> admin.describeTopics(topics.all())
                                    .allTopicNames()
                                    .get()
                                    .size()
                            == topics.all().size());
        }
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("promises"));
        all.addAll(List.of(args));
        all.addAll(List.of("--bootstrap", broker.bootstrap()));
        return line().execute(all.toArray(String[]::new));
    }

    private CommandLine line() {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line;
    }

    /** What was printed since the last time that it was asked. */
    private String said() {
        String said = out.toString();
        out.getBuffer().setLength(0);
        return said;
    }
}
