package xm.app.command.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.command.OrderlyEnd;
import xm.codec.Mistakes;
import xm.sim.Scenario;

/** The whole product on this machine, with nothing installed. */
@Command(
        name = "demo",
        description = "The whole product on this machine: Kafka, Flink, a time-series store and simulated customers.",
        footer = {
            "",
            "Everything listens on this machine only. The board, Kafka, Flink's page and the store come on ports 8080,",
            "9092, 8081 and 9000, or on free ones where these are taken; it says which."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = {"--port", "--board-port"},
            paramLabel = "PORT",
            description = "Of the live board. Default: 8080, or a free one where that is taken.")
    private Integer port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "checkout-breaks-on-mobile",
            completionCandidates = Scenarios.class,
            description = "What goes wrong, from about eleven minutes before the first start:"
                    + " ${COMPLETION-CANDIDATES}."
                    + " With quiet there are no customers, and events can be written to Kafka by others."
                    + " Default: ${DEFAULT-VALUE}.")
    private String scenario;

    @Option(names = "--exit-after", paramLabel = "DURATION", description = "Ends by itself, such as after PT2M.")
    private Duration exitAfter;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keeps all data there, and goes on where the last start stopped. Default: nothing is kept.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    /** What {@code --scenario} takes. */
    static final class Scenarios implements Iterable<String> {
        static List<String> names() {
            List<String> names = new ArrayList<>(Scenario.names());
            names.add(Demo.QUIET);
            return names;
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    @Override
    public Integer call() {
        check();
        // Ctrl-C is the usual way to end a demo, so it is no failure
        OrderlyEnd end = new OrderlyEnd(spec.commandLine(), Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(end::processEnds, "demo-end"));
        Screen screen = Screen.on(spec.commandLine().getOut());
        Demo demo = new Demo(
                screen,
                scenario,
                Optional.ofNullable(directory),
                Optional.ofNullable(exitAfter),
                Optional.ofNullable(port),
                end.stop());
        return end.run(demo);
    }

    private void check() {
        if (!Scenarios.names().contains(scenario)) {
            throw Mistakes.of(
                    "--scenario: there is no '" + scenario + "'; name one of " + String.join(", ", Scenarios.names()));
        }
        if (exitAfter != null && (exitAfter.isNegative() || exitAfter.isZero())) {
            throw Mistakes.of("--exit-after: " + exitAfter + " is no time to show anything; write PT2M or more");
        }
        if (port != null && (port < 1 || port > 65_535)) {
            throw Mistakes.of("--port: " + port + " is not a port; write a number from 1 to 65535");
        }
    }
}
