package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How a drill ends that cannot begin. */
class DrillCommandTest {
    private static final String ALERTMANAGER = "--alertmanager.urls=http://127.0.0.1:1";

    private final StringWriter said = new StringWriter();

    @Test
    void aBrokerThatDoesNotAnswerIsOutOfReach() {
        assertThat(drill("--kafka.bootstrap=127.0.0.1:1", ALERTMANAGER))
                .as(said::toString)
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said.toString()).contains("Kafka at 127.0.0.1:1 does not answer");
    }

    @Test
    void mistakesInTheSettingsAreToldAllAtOnce() {
        assertThat(drill("--kafka.bootstrap=nowhere", "--chanels=slack")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("kafka.bootstrap").contains("chanels");
    }

    @Test
    void noHopTakesNoTime() {
        for (String within : new String[] {"PT0S", "-PT1M", "soon"}) {
            said.getBuffer().setLength(0);
            assertThat(drill("--kafka.bootstrap=127.0.0.1:1", ALERTMANAGER, "--within", within))
                    .as(within)
                    .isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(said.toString()).as(within).contains("--within").contains("PT1M");
        }
    }

    private int drill(String... args) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        String[] all = new String[args.length + 1];
        all[0] = "drill";
        System.arraycopy(args, 0, all, 1, args.length);
        return line.execute(all);
    }
}
