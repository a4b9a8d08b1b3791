package xm.app.command.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.codec.Mistakes;

class BenchmarkCommandTest {
    @Test
    void printsALineForEachDetectorAtEachRate() {
        String printed = run("--rates", "2,20", "--days", "1", "--runs", "2", "--drops", "4");

        assertThat(printed).contains("2 a minute", "20 a minute", "80 %", "70 %");
        assertThat(printed.lines().filter(line -> line.startsWith("evidence"))).hasSize(2);
        assertThat(printed.lines().filter(line -> line.startsWith("CUSUM"))).hasSize(2);
        assertThat(printed.lines().filter(line -> line.startsWith("burn rate 14.4x")))
                .allMatch(line -> line.contains("never"));
    }

    @Test
    void saysTheSameForTheSameSeed() {
        String[] options = {"--rates", "5", "--days", "1", "--runs", "2", "--drops", "4", "--seed", "7"};

        assertThat(withoutTime(run(options))).isEqualTo(withoutTime(run(options)));
    }

    @Test
    void tellsAllThatCannotBeAtOnce() {
        BenchmarkCommand command = new BenchmarkCommand();
        line(command).parseArgs("--promise", "1.2", "--rates", "0", "--pane", "PT7S", "--runs", "1");

        assertThatThrownBy(command::call)
                .isInstanceOf(Mistakes.class)
                .hasMessageContainingAll("--promise", "--rates", "--pane", "--runs");
    }

    private static String withoutTime(String printed) {
        return printed.substring(0, printed.indexOf("Took"));
    }

    private static String run(String... options) {
        StringWriter out = new StringWriter();
        CommandLine line = line(new BenchmarkCommand()).setOut(new PrintWriter(out));
        assertThat(line.execute(options)).isEqualTo(ExitCode.DONE);
        return out.toString();
    }

    private static CommandLine line(BenchmarkCommand command) {
        return new CommandLine(command).registerConverter(Duration.class, Duration::parse);
    }
}
