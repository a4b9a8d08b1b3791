package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
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
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;
import xm.sim.Scenario;
import xm.sim.World;

/** Why an alert fired, or did not, on a day on which the checkout breaks on mobile phones. */
class ExplainIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant BREAKS = Instant.parse("2026-11-25T10:00:00Z");
    private static final String BOOK = """
            version: 4
            promises:
              gets-through:
                signal: abandonment
                by: [segment, touchpoint]
                atMost: 0.12
                falseAlarmEvery: P30D
                severity: page
                except:
                  - {segment: gold, touchpoint: checkout, atMost: 0.15}
                  - {touchpoint: search, off: true}
              chatty: {signal: nps, by: [segment], atLeast: 10, falseAlarmEvery: P30D, severity: record}
            """;

    @TempDir
    static Path home;

    private static Path book;
    private static Path out;

    private final StringWriter said = new StringWriter();

    @BeforeAll
    static void record() throws Exception {
        SimulatedFiles files = SimulatedFiles.of(
                World.standard(11).withCustomers(2_000).withEventsPerSecond(6),
                Scenario.named("checkout-breaks-on-mobile").startingAfter(Duration.ofHours(1)),
                BREAKS.minus(Duration.ofHours(1)),
                Duration.ofHours(3),
                home);
        book = Files.writeString(home.resolve("book.yaml"), BOOK);
        out = home.resolve("out");
        int code = Main.line()
                .execute(
                        "backtest",
                        "--events",
                        files.events().toString(),
                        "--segments",
                        files.segments().toString(),
                        "--promises",
                        book.toString(),
                        "--windows",
                        "PT1M,PT15M,PT1H",
                        "--out",
                        out.toString());
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void saysTheSameAsTheFlowAtTheTimeOfEveryVerdict() throws Exception {
        int broken = 0;
        for (String line : Files.readAllLines(out.resolve("verdicts.ndjson"))) {
            JsonNode verdict = JSON.readTree(line);
            boolean isTurn = verdict.at("/cell/touchpoint").asText().equals("checkout")
                    && verdict.get("at").asText().endsWith("0:00Z");
            if (!isTurn) {
                continue;
            }
            said.getBuffer().setLength(0);
            assertThat(explain(
                            verdict.get("promise").asText(),
                            key(verdict.get("cell")),
                            verdict.get("at").asText(),
                            "--json"))
                    .isEqualTo(ExitCode.DONE);
            JsonNode again = JSON.readTree(said.toString()).get("verdict");
            assertThat(again.get("state")).as(line).isEqualTo(verdict.get("state"));
            assertThat(again.get("since")).as(line).isEqualTo(verdict.get("since"));
            assertThat(again.at("/evidence/value").asDouble())
                    .as(line)
                    .isCloseTo(verdict.at("/evidence/value").asDouble(), within(1e-6));
            broken += verdict.get("state").asText().equals("BROKEN") ? 1 : 0;
        }

        assertThat(broken).isPositive();
    }

    @Test
    void tellsWhyAnAlertFired() throws Exception {
        JsonNode alert =
                JSON.readTree(Files.readAllLines(out.resolve("alerts.ndjson")).get(0));
        String cell = alert.get("cells").get(0).asText();

        assertThat(explain("gets-through", cell, alert.get("detectedAt").asText()))
                .isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("gets-through at " + cell)
                .contains(": BROKEN since ")
                .contains("An alert covers it: " + alert.get("summary").asText())
                .contains("Promised by version 4, in force for all time:")
                .contains("at most 0.1")
                .contains(" answers, ")
                .contains("evidence  state")
                .contains("of the 43,200 that are needed")
                .contains("What holds the state: broken with evidence");
    }

    @Test
    void tellsWhyNoneFiredBeforeTheDrop() {
        assertThat(explain(
                        "gets-through",
                        "gold/checkout/*",
                        BREAKS.minus(Duration.ofMinutes(5)).toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("No alert covers it. ")
                .contains("where 43,200 are needed for an alarm")
                .contains("at most 0.15 from the except at line 10: segment gold, touchpoint checkout");
    }

    @Test
    void afterTheEndOfTheRecordingItSaysThatNothingIsKnown() throws Exception {
        String until =
                JSON.readTree(out.resolve("summary.json").toFile()).get("until").asText();
        assertThat(explain("gets-through", "gold/checkout/*", "2026-11-27T10:00:00Z"))
                .isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("The recording ends at " + until
                        + ": this is how it stood then, and what came after is not known.");

        said.getBuffer().setLength(0);
        assertThat(explain("gets-through", "gold/checkout/*", until)).isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).doesNotContain("The recording ends");
    }

    @Test
    void whereThePromiseIsNotJudgedItNamesTheNearestCellWhereItIs() {
        assertThat(explain("gets-through", "gold/checkout/web", "2026-11-25T10:30:00Z"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains("gets-through is not judged at gold/checkout/web but by segment and touchpoint; the nearest"
                        + " at which it is: gold/checkout/*");
    }

    @Test
    void whereItIsOffItSaysByWhat() {
        assertThat(explain("gets-through", "gold/search/*", "2026-11-25T10:30:00Z"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(said.toString()).contains("gets-through at gold/search/* is off, by the except at line 11");
    }

    @Test
    void aCellThatWasNeverSeenHasANeighbour() {
        assertThat(explain("gets-through", "silver/checkout/*", "2026-11-25T10:30:00Z"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains("Nothing was told of silver/checkout/* up to 2026-11-25T10:30:00Z")
                .contains("basic/checkout/*");
    }

    @Test
    void anotherNameIsNoPromiseOfTheBook() {
        assertThat(explain("kind", "gold/*/*", "2026-11-25T10:30:00Z")).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains(
                        "Version 4, in force at 2026-11-25T10:30:00Z, does not promise kind; it promises gets-through,"
                                + " chatty.");
    }

    @Test
    void fromKafkaItSaysTheSameAsFromFiles() throws Exception {
        JsonNode alert =
                JSON.readTree(Files.readAllLines(out.resolve("alerts.ndjson")).get(0));
        String cell = alert.get("cells").get(0).asText();
        String at = alert.get("detectedAt").asText();
        assertThat(explain("gets-through", cell, at, "--json")).isEqualTo(ExitCode.DONE);
        JsonNode fromFiles = JSON.readTree(said.toString());
        said.getBuffer().setLength(0);

        try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("broker"))) {
            Brokers brokers = Brokers.at(broker.bootstrap());
            Topics topics = new Topics("");
            try (Admin admin = brokers.admin(Duration.ofSeconds(30))) {
                TopicSetup.createMissing(
                        admin, new TopicPlan(2, TopicPlan.BROKER_DEFAULT, Duration.ofDays(2)).layout(topics));
            }
            new PromiseBookTopic(brokers, topics.promiseBook()).write(PromiseBookFile.load(book));
            TestRecords.write(brokers, topics.experienceSignals(), Files.readAllLines(out.resolve("signals.ndjson")));
            TestRecords.write(brokers, topics.experienceAlerts(), Files.readAllLines(out.resolve("alerts.ndjson")));
            assertThat(run(
                            "explain",
                            "--promise",
                            "gets-through",
                            "--cell",
                            cell,
                            "--at",
                            at,
                            "--json",
                            "--bootstrap",
                            broker.bootstrap()))
                    .as(said::toString)
                    .isEqualTo(ExitCode.DONE);
        }
        JsonNode fromKafka = JSON.readTree(said.toString());

        assertThat(fromKafka.get("verdict")).isEqualTo(fromFiles.get("verdict"));
        assertThat(fromKafka.get("windows")).isEqualTo(fromFiles.get("windows"));
        assertThat(fromKafka.at("/alert/alertId")).isEqualTo(alert.get("alertId"));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsOutOfReach() {
        assertThat(run(
                        "explain",
                        "--promise",
                        "gets-through",
                        "--cell",
                        "gold/checkout/*",
                        "--at",
                        "2026-11-25T10:30:00Z",
                        "--bootstrap",
                        "127.0.0.1:1"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said.toString()).contains("Kafka at 127.0.0.1:1 does not answer");
    }

    @Test
    void windowsThatAreTooLongAreNoEvidence() throws Exception {
        Path longer = Files.write(
                home.resolve("longer.ndjson"),
                Files.readAllLines(out.resolve("signals.ndjson")).stream()
                        .filter(line -> !line.contains("\"window\":\"PT1M\""))
                        .toList());

        assertThat(run(
                        "explain",
                        "--promise",
                        "gets-through",
                        "--cell",
                        "gold/checkout/*",
                        "--at",
                        "2026-11-25T10:30:00Z",
                        "--signals",
                        longer.toString(),
                        "--promises",
                        book.toString()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("run xm backtest with --windows PT1M,PT15M,PT1H");
    }

    private int explain(String promise, String cell, String at, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "explain",
                "--promise",
                promise,
                "--cell",
                cell,
                "--at",
                at,
                "--signals",
                out.resolve("signals.ndjson").toString(),
                "--promises",
                book.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(args);
    }

    private static String key(JsonNode cell) {
        return cell.get("segment").asText()
                + '/'
                + cell.get("touchpoint").asText()
                + '/'
                + cell.get("channel").asText();
    }
}
