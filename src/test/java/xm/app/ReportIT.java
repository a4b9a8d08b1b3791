package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.alert.Alert;
import xm.app.command.ReportCommand;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.codec.HeartbeatWriter;
import xm.codec.VerdictWriter;
import xm.dispatch.Drill;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.report.Shifts;

/** The report of a shift from a real broker. */
class ReportIT {
    private static final String GOLD = "gold/checkout/*";
    private static final String FROM = "2026-11-28T06:00:00Z";
    private static final String TO = "2026-11-28T14:00:00Z";

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @BeforeAll
    static void write() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        Topics topics = new Topics("");
        try (Admin admin = brokers().admin(Duration.ofSeconds(30))) {
            TopicSetup.createMissing(admin, new TopicPlan(2, (short) 1, Duration.ofDays(7)).layout(topics));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                brokers().clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Verdict verdict : List.of(
                    Shifts.verdict("satisfied", GOLD, 7, VerdictState.KEPT, -30),
                    Shifts.verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 84, 90, 0.71),
                    Shifts.verdict("satisfied", GOLD, 7, VerdictState.KEPT, 210))) {
                producer.send(new ProducerRecord<>(
                                topics.promiseVerdicts(),
                                VerdictWriter.key(verdict).getBytes(UTF_8),
                                VerdictWriter.write(verdict)))
                        .get();
            }
            for (int minute = -30; minute <= 480; minute++) {
                producer.send(new ProducerRecord<>(
                        topics.jobHeartbeats(),
                        "promise-watch".getBytes(UTF_8),
                        HeartbeatWriter.write("promise-watch", Shifts.minute(minute))));
            }
            // another job that lives watches over no promise
            producer.send(new ProducerRecord<>(
                    topics.jobHeartbeats(),
                    "other".getBytes(UTF_8),
                    HeartbeatWriter.write("other", Shifts.minute(600))));
            Alert drill = Drill.begun("drill-1", null, Shifts.minute(60));
            for (Alert alert : List.of(Shifts.alert("satisfied", GOLD, "cx-digital", 84, 225.0, 312), drill)) {
                producer.send(new ProducerRecord<>(
                                topics.experienceAlerts(),
                                alert.key().getBytes(UTF_8),
                                new AlertWriter(AlertLinks.NONE).write(alert)))
                        .get();
            }
            producer.send(new ProducerRecord<>(
                            topics.experienceAlerts(), "x".getBytes(UTF_8), "no json".getBytes(UTF_8)))
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void tellsTheShiftInMarkdownWithoutDrillsAndSaysWhatItPassedOver() {
        assertThat(report("--from", FROM, "--to", TO)).isEqualTo(ExitCode.DONE);

        assertThat(said.toString())
                .startsWith("# Exceptions from 2026-11-28 06:00 to 2026-11-28 14:00 UTC")
                .contains("1 promise was broken, for 2 h 6 min in all. About 312 customers were affected")
                .contains("| satisfied | 7 | cx-digital | 2 h 6 min |")
                .doesNotContain("drill", "Drill", "nobody watched", "What was watched");
        assertThat(complained.toString()).contains("passed over: experience-alerts, partition ", "JSON");
    }

    @Test
    void writesThePageToAFileAndTheSummaryToTheConsole() throws Exception {
        Path file = directory.resolve("shift.html");

        assertThat(report("--from", FROM, "--to", TO, "--format", "html", "--out", file.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(file)).startsWith("<!doctype html>").contains("<svg", "cx-digital");
        assertThat(said.toString()).contains("1 promise was broken", "Written to " + file + ".");
    }

    @Test
    void anEmptyShiftSaysSoInOneSentence() {
        assertThat(report("--from", "2026-11-20T06:00:00Z", "--to", "2026-11-20T14:00:00Z"))
                .isEqualTo(ExitCode.DONE);

        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .contains("nothing is known: no verdict was said and no alert fired.", "Nobody watched");
    }

    /** The job was heard of last at 14:00, and what will be at 22:00 nobody knows. */
    @Test
    void aShiftThatIsNotOverIsCutToNowAndWhatNobodyWatchedIsNotKnown() {
        Clock now = Clock.fixed(Instant.parse("2026-11-28T16:00:00Z"), ZoneOffset.UTC);

        assertThat(report(now, "--from", FROM, "--to", "2026-11-28T22:00:00Z")).isEqualTo(ExitCode.DONE);

        assertThat(said.toString())
                .startsWith("# Exceptions from 2026-11-28 06:00 to 2026-11-28 16:00 UTC")
                .contains("For 2 h of it nobody watched")
                .contains("The shift was not over yet: it was asked for up to 2026-11-28 22:00.")
                .contains("| not watched | 2 h | 20 % | 14:00 to the end |");
    }

    @Test
    void aListOfAlertsIsToldWithWhatItCannotSay() {
        Clock now = Clock.fixed(Instant.parse("2026-11-28T16:00:00Z"), ZoneOffset.UTC);

        assertThat(report(now, "--from", FROM, "--to", "2026-11-28T15:00:00Z", "--format", "csv"))
                .isEqualTo(ExitCode.DONE);

        assertThat(said.toString().lines()).hasSize(2);
        assertThat(complained.toString()).contains("For 1 h of it nobody watched");
    }

    @Test
    void mistakesOnTheCommandLineAreSaidWithWhatToDo() {
        assertThat(report("--from", TO, "--to", FROM)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(complained.toString()).contains("--to: ", "is not after --from");
        Clock before = Clock.fixed(Instant.parse("2026-11-28T05:00:00Z"), ZoneOffset.UTC);
        assertThat(report(before, "--from", FROM, "--to", TO)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(complained.toString()).contains("--from: ", "is still to come");
        assertThat(report("--from", FROM, "--to", TO, "--format", "pdf")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(report("--from", FROM, "--to", TO, "--out", directory + "/none/shift.md"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(complained.toString()).contains("cannot be written");
    }

    @Test
    void aTopicThatIsMissingIsAnotherMatterThanAMistake() {
        assertThat(report("--from", FROM, "--to", TO, "--topic-prefix", "nowhere."))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(complained.toString()).contains("nowhere.promise-verdicts", "./xm topics");
    }

    private int report(String... options) {
        return report(Clock.fixed(Instant.parse("2026-11-29T00:00:00Z"), ZoneOffset.UTC), options);
    }

    private int report(Clock clock, String... options) {
        CommandLine line =
                Main.line(at(clock)).setOut(new PrintWriter(said, true)).setErr(new PrintWriter(complained, true));
        String[] all = new String[options.length + 3];
        all[0] = "report";
        all[1] = "--bootstrap";
        all[2] = broker.bootstrap();
        System.arraycopy(options, 0, all, 3, options.length);
        return line.execute(all);
    }

    private static CommandLine.IFactory at(Clock clock) {
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == ReportCommand.class
                        ? type.cast(new ReportCommand(clock))
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }

    private static Brokers brokers() {
        return Brokers.at(broker.bootstrap());
    }
}
