package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests of promises as a person runs them. */
class PromiseTestsIT {
    private static final Path EXAMPLES = Path.of("docs/examples/promise-tests");

    @TempDir
    Path home;

    private final StringWriter said = new StringWriter();

    @Test
    void thoseOfTheDocumentsPass() {
        assertThat(run(EXAMPLES)).as(said::toString).isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("pass  a drop at the till pages")
                .contains("pass  bad luck is no drop")
                .contains("pass  silence is not kept")
                .contains("3 passed");
    }

    @Test
    void aTestThatFailsTellsWhatWasInstead() throws Exception {
        Files.writeString(home.resolve("hopeful.yaml"), """
                promises:
                  version: 1
                  promises:
                    satisfied: {signal: csat, by: [segment], atLeast: 0.8, falseAlarmEvery: P30D, severity: page}
                given:
                  - {from: 2026-11-23T10:00:00Z, to: 2026-11-23T11:00:00Z, every: PT6S,
                     event: {kind: survey, touchpoint: checkout, channel: web, segment: gold, survey: {csat: 1}}}
                expect:
                  verdicts:
                    - {promise: satisfied, cell: gold/*/*, at: 2026-11-23T10:59:00Z, state: KEPT}
                    - {promise: satisfied, cell: basic/*/*, by: 2026-11-23T10:59:00Z, state: UNPROVEN}
                  alerts:
                    - {promise: satisfied, cell: gold/*/*, firingBy: 2026-11-23T10:00:00Z}
                    - {promise: satisfied, cell: basic/*/*}
                  noAlerts: true
                """);

        assertThat(run(home)).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains("FAIL  hopeful.yaml")
                .contains("line 10: satisfied at gold/*/* should be KEPT at 2026-11-23T10:59:00Z; it was BROKEN since"
                        + " 2026-11-23T10:00:00Z, with evidence of")
                .contains("line 11: satisfied at basic/*/* should be UNPROVEN by 2026-11-23T10:59:00Z; nothing was ever"
                        + " said of it")
                .contains("line 13: an alert on satisfied at gold/*/* should fire by 2026-11-23T10:00:00Z; it was")
                .contains("line 14: an alert on satisfied at basic/*/* should fire; what fired: ")
                .contains("line 15: nothing should fire; what fired: ")
                .contains("1 of 1 failed");
    }

    @Test
    void timeGoesOnAsFarAsSomethingIsExpected() throws Exception {
        Files.writeString(home.resolve("later.yaml"), """
                promises:
                  version: 1
                  promises:
                    satisfied: {signal: csat, by: [segment], atLeast: 0.8, falseAlarmEvery: P30D, severity: page}
                given:
                  - {from: 2026-11-23T10:00:00Z, to: 2026-11-23T12:00:00Z, every: PT6S,
                     event: {kind: survey, touchpoint: checkout, channel: web, segment: gold, survey: {csat: 5}}}
                expect:
                  verdicts:
                    - {promise: satisfied, cell: gold/*/*, at: 2026-11-23T12:00:00Z, state: KEPT}
                    - {promise: satisfied, cell: gold/*/*, by: 2026-11-23T13:00:00Z, state: BLIND}
                    - {promise: satisfied, cell: gold/*/*, at: 2026-11-23T16:00:00Z, state: KEPT}
                """);

        assertThat(run(home)).as(said::toString).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains("line 12: satisfied at gold/*/* should be KEPT at 2026-11-23T16:00:00Z; it was BLIND since")
                .doesNotContain("line 10")
                .doesNotContain("line 11");
    }

    @Test
    void whatIsKnownOnlyADayLaterIsNotThereADayEarly() throws Exception {
        String test = """
                promises:
                  version: 1
                  promises:
                    solved: {signal: first-contact-resolution, by: [segment], atLeast: 0.8, falseAlarmEvery: P1D}
                given:
                  - {from: 2026-11-23T08:00:00Z, to: 2026-11-24T16:00:00Z, every: PT1M,
                     event: {kind: contact, touchpoint: support-call, channel: call, segment: gold,
                             contact: {outcome: escalated}}}
                expect:
                  verdicts: [{promise: solved, cell: gold/*/*, by: 2026-11-%s:00Z, state: BROKEN}]
                  alerts: [{promise: solved, cell: gold/*/*, notBefore: 2026-11-24T09:00:00Z}]
                """;
        Files.writeString(home.resolve("early.yaml"), test.formatted("24T08:59"));
        Files.writeString(home.resolve("late.yaml"), test.formatted("24T15:00"));

        assertThat(run(home)).as(said::toString).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString()).contains("FAIL  early.yaml").contains("pass  late.yaml");
    }

    @Test
    void aFileThatIsWrongIsNoTest() throws Exception {
        Files.writeString(home.resolve("one.yaml"), "promisse: book.yaml\n");
        Files.writeString(home.resolve("two.yaml"), "[]\n");

        assertThat(run(home)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString())
                .contains("one.yaml, line 1: 'promisse' is unknown, did you mean 'promises'?")
                .contains("two.yaml: keys and values (such as 'promises: promises.yaml') were expected");
    }

    private int run(Path tests) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute("promises", "test", tests.toString());
    }
}
