package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person types wrong is answered with a sentence that says what to write, and exit code 2. */
class CommandLineTest {
    @TempDir
    Path home;

    private final StringWriter said = new StringWriter();
    private String events;

    @BeforeEach
    void write() throws Exception {
        events = Files.writeString(home.resolve("events.ndjson"), "").toString();
    }

    @Test
    void anUnknownOptionIsNotTakenForAFileOfEvents() {
        assertThat(run("backtest", "--events", events, "--bogus", "--out", out()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("Unknown option: '--bogus'");
    }

    @Test
    void aTimeWithoutAnOffsetIsNoTime() {
        assertThat(run("backtest", "--events", events, "--out", out(), "--until", "yesterday"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("'yesterday' is not a time with an offset; write 2026-11-21T10:00:00Z");
    }

    @Test
    void aDurationIsNotNegative() {
        assertThat(run("backtest", "--events", events, "--out", out(), "--out-of-orderness=PT-5S"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("'PT-5S' is not a duration; write PT30S, PT15M or P7D");
    }

    @Test
    void resultsNeedADirectory() {
        assertThat(run("backtest", "--events", events, "--out", events)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("--out: " + events + " cannot be made or written to");
    }

    @Test
    void thereIsAtLeastOneSubtask() {
        assertThat(run("backtest", "--events", events, "--out", out(), "--parallelism", "0"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("--parallelism: 0 is not a number of subtasks");
    }

    @Test
    void windowsNest() {
        assertThat(run("backtest", "--events", events, "--out", out(), "--windows", "PT10M,PT15M"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("window PT15M is not a whole number of PT10M");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("backtest", "--events", "nowhere.ndjson", "--out", out()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("nowhere.ndjson: there is no such file");
    }

    private String out() {
        return home.resolve("out").toString();
    }

    private int run(String... args) {
        CommandLine line = Main.line();
        line.setErr(new PrintWriter(said, true));
        return line.execute(args);
    }
}
