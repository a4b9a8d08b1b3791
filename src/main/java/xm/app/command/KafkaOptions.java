package xm.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import xm.app.config.ConnectionsConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.KafkaConfig;

/** The options of commands that talk to Kafka: a job's settings file, or the address alone. */
public final class KafkaOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of a job, as in jobs/experience-signals/job.yaml.")
    private Path config;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A broker's address, where it is not the one of the settings.")
    private String bootstrap;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            description = "Put before every topic's name, where it is not the one of the settings.")
    private String topicPrefix;

    /** Whether a person named a Kafka at all. */
    public boolean isGiven() {
        return config != null || bootstrap != null;
    }

    /**
     * What is of Kafka, in the settings of either job: files that only the job needs may not be here.
     *
     * @param overrides {@code --key=value}, which picocli leaves to the command itself
     */
    public KafkaConfig read(List<String> overrides) {
        return read(overrides, System.getenv());
    }

    /** @param environment of it, what is not for the dispatcher alone, which may have the same one */
    KafkaConfig read(List<String> overrides, Map<String, String> environment) {
        return KafkaConfig.read(
                Optional.ofNullable(config), DispatchConfig.withoutOurs(environment), withOurs(overrides));
    }

    /** All that the job itself would read, so that its mistakes are found. */
    ConnectionsConfig readWhole(List<String> overrides, Map<String, String> environment) {
        return ConnectionsConfig.read(
                Optional.ofNullable(config), DispatchConfig.withoutOurs(environment), withOurs(overrides));
    }

    private List<String> withOurs(List<String> overrides) {
        List<String> all = new ArrayList<>(overrides);
        if (bootstrap != null) {
            all.add("--kafka.bootstrap=" + bootstrap);
        }
        if (topicPrefix != null) {
            all.add("--kafka.topic-prefix=" + topicPrefix);
        }
        return all;
    }
}
