package xm.app.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.Unreachable;
import xm.app.config.KafkaConfig;
import xm.io.kafka.TopicSetup;

/** Creates the topics that are missing. */
@Command(
        name = "topics",
        description = "Creates the topics that are missing; never alters or deletes one.",
        footer = {"", "Any setting can be given as --key=value, such as --topics.partitions=24."},
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        KafkaConfig kafka = options.read(overrides);
        PrintWriter out = spec.commandLine().getOut();
        create(kafka).forEach((topic, created) -> out.printf("%-8s %s%n", created ? "created" : "exists", topic));
        return ExitCode.DONE;
    }

    /** Creates what is missing, and tells for each topic whether it was created now. */
    public static Map<String, Boolean> create(KafkaConfig kafka) throws InterruptedException {
        try (Admin admin = kafka.brokers().admin(PATIENCE)) {
            return TopicSetup.createMissing(admin, kafka.plan().layout(kafka.topics()));
        } catch (ExecutionException e) {
            throw new Unreachable(KafkaTrouble.sentence(kafka.brokers(), e.getCause()), e);
        } catch (KafkaException e) {
            throw new Unreachable(KafkaTrouble.sentence(kafka.brokers(), e), e);
        }
    }
}
