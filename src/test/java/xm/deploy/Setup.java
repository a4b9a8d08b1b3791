package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import xm.app.config.BoardConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.Mistakes;

/**
 * How one of our programs is started somewhere: its arguments, its environment, and the files that are mounted for it.
 *
 * @param program name of the command or the job
 * @param mounted what lies where it runs, and where that is here
 */
record Setup(String program, List<String> arguments, Map<String, String> environment, Map<Path, Path> mounted) {
    private static final Set<String> PROGRAMS =
            Set.of("experience-signals", "topics", "promise-watch", "board", "dispatch");
    private static final Path COMPOSE = Path.of("docker");
    private static final String START = "/opt/xm/bin/start.sh";

    /** As a service of the compose file; nothing if it is not one of our programs. */
    static Optional<Setup> of(JsonNode service) {
        List<String> command = new ArrayList<>(Compose.texts(service.path("command")));
        if (command.remove(START)) {
            // which names the settings itself
            command.addAll(List.of("--config", "/opt/xm/jobs/" + command.get(0) + "/job.yaml"));
        }
        Map<Path, Path> mounted = new HashMap<>();
        for (String mount : Compose.texts(service.path("volumes"))) {
            String[] parts = mount.split(":", -1);
            mounted.put(Path.of(parts[1]), COMPOSE.resolve(parts[0]));
        }
        return of(command, Compose.environment(service), mounted);
    }

    /** As the first container of a pod of Kubernetes; the program stands in its arguments, unless it is a job. */
    static Optional<Setup> of(String name, JsonNode pod, Map<String, List<Path>> configMapFiles) {
        JsonNode container = pod.at("/containers/0");
        List<String> command = new ArrayList<>(Compose.texts(container.path("args")));
        if (PROGRAMS.contains(name)) {
            command.add(0, name);
        }
        Map<String, String> environment = new TreeMap<>();
        container
                .path("env")
                .forEach(it -> environment.put(
                        it.path("name").asText(), it.path("value").asText()));
        Map<Path, Path> mounted = new HashMap<>();
        for (JsonNode mount : container.path("volumeMounts")) {
            for (JsonNode volume : pod.path("volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    Path there = Path.of(mount.path("mountPath").asText());
                    shown(volume, configMapFiles).forEach((path, file) -> mounted.put(there.resolve(path), file));
                }
            }
        }
        return of(command, environment, mounted);
    }

    /** Files of ConfigMaps by where they lie in a volume: under their own names, or where items put them. */
    private static Map<String, Path> shown(JsonNode volume, Map<String, List<Path>> configMapFiles) {
        Map<String, Path> shown = new HashMap<>();
        for (JsonNode configMap : PodRules.configMaps(volume)) {
            for (Path file : configMapFiles.getOrDefault(configMap.path("name").asText(), List.of())) {
                String key = file.getFileName().toString();
                if (!configMap.has("items")) {
                    shown.put(key, file);
                }
                for (JsonNode item : configMap.path("items")) {
                    if (item.path("key").asText().equals(key)) {
                        shown.put(item.path("path").asText(), file);
                    }
                }
            }
        }
        return shown;
    }

    private static Optional<Setup> of(List<String> command, Map<String, String> environment, Map<Path, Path> mounted) {
        if (command.isEmpty() || !PROGRAMS.contains(command.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new Setup(command.get(0), command.subList(1, command.size()), environment, mounted));
    }

    /**
     * Reads the settings as the program would, with a file for every secret.
     *
     * @throws Mistakes with all that the program would refuse
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
        List<String> overrides = new ArrayList<>(arguments);
        int config = overrides.indexOf("--config");
        Optional<Path> file = Optional.empty();
        if (config >= 0) {
            file = Optional.of(here(Path.of(overrides.get(config + 1))));
            overrides.subList(config, config + 2).clear();
        }
        return switch (program) {
            case "board" -> BoardConfig.read(file, readable, overrides);
            case "dispatch" -> DispatchConfig.read(file, readable, overrides);
            case "promise-watch" -> PromiseJobConfig.read(file, readable, overrides);
            default -> JobConfig.read(file, readable, overrides);
        };
    }

    /** Where a file lies here that lies there for the program. */
    private Path here(Path there) {
        for (Path part = there; part != null; part = part.getParent()) {
            if (mounted.containsKey(part)) {
                // of a file that is mounted itself nothing is left
                return part.equals(there)
                        ? mounted.get(part)
                        : mounted.get(part).resolve(part.relativize(there));
            }
        }
        throw Mistakes.of("--config names " + there + ", which is not mounted");
    }
}
