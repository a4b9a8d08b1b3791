package xm.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import xm.app.config.DispatchConfig;

/** Which settings the dispatcher has: a file, or the address of Kafka and {@code --key=value} alone. */
public final class DispatchOptions {
    @Option(
            names = {"--config", "--dispatch"},
            paramLabel = "FILE",
            description = "Settings of the dispatcher, as in docker/dispatch/dispatch.yml.")
    private Path config;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A broker's address, where it is not the one of the settings.")
    private String bootstrap;

    /** @param overrides {@code --key=value}, which picocli leaves to the command itself */
    public DispatchConfig read(List<String> overrides) {
        List<String> all = new ArrayList<>(overrides);
        if (bootstrap != null) {
            all.add("--kafka.bootstrap=" + bootstrap);
        }
        return DispatchConfig.read(Optional.ofNullable(config), System.getenv(), all);
    }
}
