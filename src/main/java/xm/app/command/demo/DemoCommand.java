package xm.app.command.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.codec.Mistakes;
import xm.sim.Scenario;

/** The whole product on this machine, with nothing installed. */
@Command(
        name = "demo",
        description = "The whole product on this machine: Kafka, Flink, a time-series store and simulated customers.",
        footer = {
            "",
            "Everything listens on this machine only. Kafka, Flink's page and the store come on ports 9092, 8081 and",
            "9000, or on free ones where these are taken; it says which."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final long SECONDS_TO_STOP = 15;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Of the live board; kept for it, nothing listens there yet. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "checkout-breaks-on-mobile",
            completionCandidates = Scenarios.class,
            description = "What goes wrong, from five minutes before now: ${COMPLETION-CANDIDATES}."
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
    public Integer call() throws Exception {
        check();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "demo-end"));
        Screen screen = new Screen(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO.enabled());
        try {
            new Demo(screen, scenario, Optional.ofNullable(directory), Optional.ofNullable(exitAfter), stop).run();
        } finally {
            stopped.countDown();
        }
        return ExitCode.DONE;
    }

    private void check() {
        if (!Scenarios.names().contains(scenario)) {
            throw Mistakes.of(
                    "--scenario: there is no '" + scenario + "'; name one of " + String.join(", ", Scenarios.names()));
        }
        if (exitAfter != null && (exitAfter.isNegative() || exitAfter.isZero())) {
            throw Mistakes.of("--exit-after: " + exitAfter + " is no time to show anything; write PT2M or more");
        }
        if (port < 1 || port > 65_535) {
            throw Mistakes.of("--port: " + port + " is not a port; write a number from 1 to 65535");
        }
    }

    /** Ctrl-C is the usual way to end a demo, so it is no failure: everything is stopped in order, and the code is 0. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        boolean hadEnded = stopped.getCount() == 0;
        stop.countDown();
        try {
            if (!hadEnded && stopped.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.DONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
