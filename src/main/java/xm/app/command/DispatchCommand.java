package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.Unreachable;
import xm.app.config.DispatchConfig;
import xm.app.dispatch.Dispatcher;

/** Tells people on call of alerts, until it is ended. */
@Command(
        name = "dispatch",
        description = "Carries alerts from Kafka to Alertmanager, and keeps them alive there. Runs until it is ended.",
        footer = {
            "",
            "Any setting can be given as --key=value, such as --alertmanager.resend=PT30S; secrets only in the",
            "environment or in files. Run one of it: two would tell everything twice. docs/dispatch.md says more."
        },
        mixinStandardHelpOptions = true)
public final class DispatchCommand implements Callable<Integer> {
    @Mixin
    private DispatchOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DispatchConfig config = options.read(overrides);
        OrderlyEnd end = new OrderlyEnd(spec.commandLine(), Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(end::processEnds, "dispatch-end"));
        return end.run(() -> tell(config, end.stop()));
    }

    private Void tell(DispatchConfig config, CountDownLatch stop) throws InterruptedException {
        try (Dispatcher dispatcher = Dispatcher.start(config, Clock.systemUTC())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Alerts of " + config.topics().experienceAlerts() + " at "
                    + config.brokers().bootstrap() + " are told; metrics at http://" + config.metricsHost() + ":"
                    + dispatcher.metricsPort() + "/metrics");
            out.flush();
            dispatcher.await(stop);
            return null;
        } catch (UnknownTopicOrPartitionException e) {
            throw new Unreachable(
                    KafkaTrouble.missing(
                            config.brokers(),
                            config.topics().experienceAlerts(),
                            config.topics().alertLedger(),
                            config.topics().jobHeartbeats()),
                    e);
        } catch (KafkaException e) {
            throw new Unreachable(KafkaTrouble.sentence(config.brokers(), e), e);
        } catch (IOException e) {
            throw new Unreachable(
                    "The metrics cannot be served at " + config.metricsHost() + ":" + config.metricsPort() + " ("
                            + e.getMessage() + "); set metrics.port to one that is free",
                    e);
        }
    }
}
