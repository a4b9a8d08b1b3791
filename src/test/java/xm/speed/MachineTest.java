package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class MachineTest {
    @Test
    void theCommandIsToldSoThatItCanBeGivenAgainAndWhatItRanOn() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new Whole()).setOut(new PrintWriter(out));

        command.execute("--rounds", "3", "part", "--java", "-Xmx1g -Xss1m");

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("./xm bench --rounds 3 part --java \"-Xmx1g -Xss1m\""),
                        line -> assertThat(line)
                                .matches(
                                        "20..-..-..: \\d+ processors \\(.+\\), \\d+ GiB, Java .+, Flink 2.+, Kafka 4.+"));
    }

    @Command(name = "bench", subcommands = Part.class)
    static final class Whole {
        @Option(names = "--rounds")
        int rounds;
    }

    @Command(name = "part")
    static final class Part implements Runnable {
        @Option(names = "--java")
        List<String> java;

        @Spec
        CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().getOut().println(Machine.told(spec));
        }
    }
}
