package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xm.app.config.BoardConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;

/**
 * How one of our programs is started somewhere: its arguments and its environment.
 *
 * @param program name of the command or the job
 */
record Setup(String program, List<String> arguments, Map<String, String> environment) {
    private static final Map<String, Path> FILES = Map.of(
            "experience-signals", Path.of("jobs/experience-signals/job.yaml"),
            "topics", Path.of("jobs/experience-signals/job.yaml"),
            "promise-watch", Path.of("jobs/promise-watch/job.yaml"),
            "board", Path.of("docker/board/board.yml"),
            "dispatch", Path.of("docker/dispatch/dispatch.yml"));

    /** As a service of the compose file; nothing if it is not one of our programs. */
    static Optional<Setup> of(JsonNode service) {
        List<String> command = new ArrayList<>(Compose.texts(service.path("command")));
        command.remove("/opt/xm/bin/start.sh");
        return of(command, Compose.environment(service));
    }

    /** As a container of Kubernetes; the program stands in its arguments, unless it is a job. */
    static Optional<Setup> of(String name, JsonNode container) {
        List<String> command = new ArrayList<>(Compose.texts(container.path("args")));
        if (FILES.containsKey(name)) {
            command.add(0, name);
        }
        Map<String, String> environment = new TreeMap<>();
        container
                .path("env")
                .forEach(it -> environment.put(
                        it.path("name").asText(), it.path("value").asText()));
        return of(command, environment);
    }

    private static Optional<Setup> of(List<String> command, Map<String, String> environment) {
        if (command.isEmpty() || !FILES.containsKey(command.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new Setup(command.get(0), command.subList(1, command.size()), environment));
    }

    /**
     * Reads the settings as the program would, with a file for every secret.
     *
     * @throws xm.codec.Mistakes with all that the program would refuse
     */
    Object read(Path secrets) throws IOException {
        Map<String, String> readable = new TreeMap<>(environment);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().endsWith("_FILE")) {
                Path secret = secrets.resolve(Path.of(variable.getValue()).getFileName());
                readable.put(
                        variable.getKey(),
                        Files.writeString(secret, "0123456789abcdef").toString());
            }
        }
        Optional<Path> file = Optional.of(FILES.get(program));
        List<String> overrides = new ArrayList<>(arguments);
        int config = overrides.indexOf("--config");
        if (config >= 0) {
            overrides.subList(config, config + 2).clear();
        }
        return switch (program) {
            case "board" -> BoardConfig.read(file, readable, overrides);
            case "dispatch" -> DispatchConfig.read(file, readable, overrides);
            case "promise-watch" -> PromiseJobConfig.read(file, readable, overrides);
            default -> JobConfig.read(file, readable, overrides);
        };
    }
}
