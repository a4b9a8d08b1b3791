package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a compose file opens nothing to others, tells no secret, fills no disk, and can tell whether it is well. */
final class ComposeSafety {
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:(\\d+):\\d+");
    /** What compose would fill in from the environment of whoever starts it. */
    private static final Pattern FILLED_IN = Pattern.compile("(?<!\\$)(\\$\\$)*\\$(?!\\$)");

    private final Compose compose;
    private final Set<String> images;
    private final Set<String> hostPorts = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private ComposeSafety(Compose compose, Set<String> images) {
        this.compose = compose;
        this.images = images;
    }

    /** @param own images whose Dockerfile ends with a user that is not root */
    static List<String> mistakes(Compose compose, Set<String> own) {
        ComposeSafety safety = new ComposeSafety(compose, own);
        compose.services().forEach(safety::look);
        return safety.mistakes;
    }

    private void look(String name, JsonNode service) {
        ImageTag.mistake(service.path("image").asText()).ifPresent(it -> mistakes.add(name + ": " + it));
        ports(name, service);
        rights(name, service);
        environment(name, service);
        for (String forbidden : List.of("container_name", "privileged", "network_mode", "pid", "cap_add", "devices")) {
            if (service.has(forbidden)) {
                mistakes.add(name + ": " + forbidden + " is not wanted here");
            }
        }
        if (service.path("mem_limit").isMissingNode()) {
            mistakes.add(name + ": there is no mem_limit, so it could take the whole machine");
        }
        if (service.at("/logging/options/max-size").isMissingNode()) {
            mistakes.add(name + ": its log has no max-size, and fills the disk in time");
        }
        if (Compose.stays(service) && service.path("healthcheck").path("test").isEmpty()) {
            mistakes.add(name + ": nothing checks its health");
        }
    }

    private void ports(String name, JsonNode service) {
        for (String port : Compose.texts(service.path("ports"))) {
            var matcher = LOOPBACK.matcher(port);
            if (!matcher.matches()) {
                mistakes.add(name + ": port " + port + " is open to other machines; write 127.0.0.1:HOST:CONTAINER");
            } else if (!hostPorts.add(matcher.group(1))) {
                mistakes.add(name + ": port " + matcher.group(1) + " of this machine is taken twice");
            }
        }
    }

    private void rights(String name, JsonNode service) {
        String user = service.path("user").asText();
        boolean isOwn = images.contains(service.path("image").asText());
        if (user.isEmpty() ? !isOwn : user.matches("(0|root)(:.*)?")) {
            mistakes.add(name + ": it runs as root, or as whoever its image says; name a user");
        }
        if (!Compose.texts(service.path("cap_drop")).contains("ALL")) {
            mistakes.add(name + ": it keeps rights of root; drop them with cap_drop: [ALL]");
        }
        if (!Compose.texts(service.path("security_opt")).contains("no-new-privileges:true")) {
            mistakes.add(name + ": it can gain rights; set no-new-privileges:true");
        }
        for (String mount : Compose.texts(service.path("volumes"))) {
            if (mount.contains("docker.sock")) {
                mistakes.add(name + ": it could rule the machine through docker.sock");
            }
        }
    }

    private void environment(String name, JsonNode service) {
        Compose.environment(service).forEach((variable, value) -> {
            if (SecretName.is(variable)) {
                mistakes.add(name + ": " + variable + " holds a secret; name a file");
            }
            if (FILLED_IN.matcher(value).find()) {
                mistakes.add(name + ": " + variable + " would be filled in from outside; write $$ for $");
            }
        });
        for (String word : words(service)) {
            if (FILLED_IN.matcher(word).find()) {
                mistakes.add(name + ": '" + word + "' would be filled in from outside; write $$ for $");
            }
            if (word.startsWith("--") && word.contains("=") && SecretName.is(word.replaceFirst("=.*", ""))) {
                mistakes.add(name + ": " + word.replaceFirst("=.*", "") + " tells a secret on the command line");
            }
        }
    }

    private static List<String> words(JsonNode service) {
        List<String> words = new ArrayList<>(Compose.texts(service.path("command")));
        words.addAll(Compose.texts(service.path("entrypoint")));
        words.addAll(Compose.texts(service.path("healthcheck").path("test")));
        return words;
    }
}
