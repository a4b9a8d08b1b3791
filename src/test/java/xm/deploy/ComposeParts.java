package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the parts of a compose file fit together: what is named is there, and what is there is used. */
final class ComposeParts {
    private final Compose compose;
    private final Path directory;
    private final List<String> mistakes = new ArrayList<>();

    private ComposeParts(Compose compose, Path directory) {
        this.compose = compose;
        this.directory = directory;
    }

    /** @param directory in which the file lies */
    static List<String> mistakes(Compose compose, Path directory) {
        ComposeParts parts = new ComposeParts(compose, directory);
        compose.services().forEach(parts::start);
        parts.volumes();
        parts.secrets();
        return parts.mistakes;
    }

    private void start(String name, JsonNode service) {
        Compose.fields(service.path("depends_on")).forEach((other, how) -> {
            JsonNode target = compose.services().get(other);
            if (target == null) {
                mistakes.add(name + ": depends on " + other + ", which is no service");
                return;
            }
            switch (how.path("condition").asText()) {
                case "service_started" -> {}
                case "service_healthy" -> {
                    if (target.path("healthcheck").isMissingNode()) {
                        mistakes.add(name + ": waits for the health of " + other + ", which has no check of it");
                    }
                }
                case "service_completed_successfully" -> {
                    if (Compose.stays(target)) {
                        mistakes.add(name + ": waits for the end of " + other + ", which is started again and again");
                    }
                }
                default -> mistakes.add(name + ": waits for " + other + " in no known way");
            }
        });
        if (reaches(name, name, new HashSet<>())) {
            mistakes.add(name + ": waits for itself");
        }
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        for (String next : Compose.fields(
                        compose.services().getOrDefault(from, compose.root()).path("depends_on"))
                .keySet()) {
            if (next.equals(to) || (seen.add(next) && reaches(next, to, seen))) {
                return true;
            }
        }
        return false;
    }

    private void volumes() {
        Set<String> declared = Compose.fields(compose.root().path("volumes")).keySet();
        Set<String> used = new HashSet<>();
        compose.services().forEach((name, service) -> {
            for (String mount : Compose.texts(service.path("volumes"))) {
                String[] parts = mount.split(":", -1);
                if (parts[0].startsWith(".")) {
                    bind(name, mount, parts);
                } else if (used.add(parts[0]) && !declared.contains(parts[0])) {
                    mistakes.add(name + ": the volume " + parts[0] + " is not declared");
                }
            }
        });
        declared.stream()
                .filter(it -> !used.contains(it))
                .forEach(it -> mistakes.add("the volume " + it + " is mounted by nobody"));
    }

    private void bind(String name, String mount, String... parts) {
        if (!Files.exists(directory.resolve(parts[0]))) {
            mistakes.add(name + ": " + parts[0] + " is mounted and is not there");
        }
        if (parts.length != 3 || !parts[2].equals("ro")) {
            mistakes.add(name + ": " + mount + " could be written to; end it with :ro");
        }
    }

    private void secrets() {
        Map<String, JsonNode> declared = Compose.fields(compose.root().path("secrets"));
        declared.forEach((secret, how) -> {
            if (!how.path("file").asText().startsWith("./secrets/")) {
                mistakes.add("the secret " + secret + " is not a file under ./secrets");
            }
        });
        Set<String> used = new HashSet<>();
        compose.services().forEach((name, service) -> {
            Set<String> paths = new HashSet<>();
            for (JsonNode secret : service.path("secrets")) {
                String source = secret.isTextual()
                        ? secret.asText()
                        : secret.path("source").asText();
                used.add(source);
                paths.add(secret.path("target").asText("/run/secrets/" + source));
                if (!declared.containsKey(source)) {
                    mistakes.add(name + ": the secret " + source + " is not declared");
                }
            }
            Compose.environment(service).forEach((variable, value) -> {
                if (variable.endsWith("_FILE") && value.startsWith("/run/secrets/") && !paths.contains(value)) {
                    mistakes.add(name + ": " + variable + " names " + value + ", which is not mounted");
                }
            });
        });
        declared.keySet().stream()
                .filter(it -> !used.contains(it))
                .forEach(it -> mistakes.add("the secret " + it + " is used by nobody"));
    }
}
