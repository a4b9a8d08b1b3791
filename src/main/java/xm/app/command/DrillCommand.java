package xm.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.Unreachable;
import xm.app.config.DispatchConfig;
import xm.app.drill.DrillRun;
import xm.codec.Mistakes;

/** Sends a harmless event and a harmless alert through the whole way, and tells when they came by where. */
@Command(
        name = "drill",
        description = "Sends a harmless event and alert the way of all others and tells the time of each hop.",
        footer = {
            "",
            "The alert says of itself that it is a drill: a ticket that Alertmanager calls",
            "Drill, a message in Slack, a CloudEvent whose promise is drill; in PagerDuty no",
            "incident. It is ended at once, and that is followed too. At the same time an",
            "event goes in at touchpoints and is followed to experience-signals: a visit of",
            "an independent observer at the touchpoint drill, which is counted apart from",
            "customers. Exit code 0: every hop in time; 1: a hop is missing, with what to",
            "look at first; 2: the settings are wrong; 3: Kafka cannot be reached.",
            "docs/dispatch.md says more."
        },
        mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {
    @Mixin
    private DispatchOptions options;

    @Option(
            names = "--within",
            defaultValue = "PT1M",
            paramLabel = "DURATION",
            description = "How long the way there may take, and the way back. Default: ${DEFAULT-VALUE}.")
    private Duration within;

    @Option(
            names = "--alerts-only",
            description = "Send no event, only the alert: where the job experience-signals is not there to try.")
    private boolean isOfAlertsOnly;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DispatchConfig config = options.read(overrides);
        if (within.isZero()) {
            throw Mistakes.of("--within: no hop takes no time; write PT1M");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (DrillRun drill = new DrillRun(config, within, isOfAlertsOnly, Clock.systemUTC(), line -> {
            out.println(line);
            out.flush();
        })) {
            Thread farewell = new Thread(drill::end, "farewell");
            Runtime.getRuntime().addShutdownHook(farewell);
            try {
                return drill.run() ? ExitCode.DONE : ExitCode.FOUND;
            } finally {
                forget(farewell);
            }
        } catch (UnknownTopicOrPartitionException e) {
            throw new Unreachable(
                    KafkaTrouble.missing(
                            config.brokers(),
                            config.topics().touchpoints(),
                            config.topics().experienceSignals(),
                            config.topics().experienceAlerts(),
                            config.topics().alertLedger(),
                            config.topics().jobHeartbeats()),
                    e);
        } catch (KafkaException e) {
            throw new Unreachable(KafkaTrouble.sentence(config.brokers(), e), e);
        }
    }

    private static void forget(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // it is running: the program is being ended, and the farewell with it
        }
    }
}
