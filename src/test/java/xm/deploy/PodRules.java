package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every pod of ours is held to: not root, no rights to gain, secrets as files, and nothing mounted that is not there. */
final class PodRules {
    private final JsonNode pod;
    private final Set<String> configMaps;
    private final List<String> mistakes = new ArrayList<>();

    private PodRules(JsonNode pod, Set<String> configMaps) {
        this.pod = pod;
        this.configMaps = configMaps;
    }

    /** @param configMaps that kustomize makes for it */
    static List<String> mistakes(JsonNode pod, Set<String> configMaps) {
        PodRules rules = new PodRules(pod, configMaps);
        rules.user();
        rules.volumes();
        rules.containers().forEach(rules::container);
        return rules.mistakes;
    }

    /** Also what can be asked of programs of our own, which write nothing and ask nothing of Kubernetes. */
    static List<String> strictMistakes(JsonNode pod, Set<String> configMaps) {
        List<String> mistakes = new ArrayList<>(mistakes(pod, configMaps));
        if (pod.path("automountServiceAccountToken").asBoolean(true)) {
            mistakes.add("it is given a token of Kubernetes, which it does not need");
        }
        for (JsonNode container : pod.path("containers")) {
            ImageTag.mistake(container.path("image").asText()).ifPresent(mistakes::add);
            if (!container.at("/securityContext/readOnlyRootFilesystem").asBoolean()) {
                mistakes.add("its root file system can be written to");
            }
            if (container.at("/resources/limits/memory").isMissingNode()
                    || container.at("/resources/requests/cpu").isMissingNode()) {
                mistakes.add("it names neither how much memory it may take nor how much CPU it asks for");
            }
        }
        return mistakes;
    }

    /** Also those that have to end well before the others begin. */
    private List<JsonNode> containers() {
        List<JsonNode> containers = new ArrayList<>();
        pod.path("initContainers").forEach(containers::add);
        pod.path("containers").forEach(containers::add);
        return containers;
    }

    private void user() {
        JsonNode context = pod.path("securityContext");
        if (!context.path("runAsNonRoot").asBoolean()
                || context.path("runAsUser").asInt() == 0) {
            mistakes.add("it may run as root");
        }
        if (!context.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
            mistakes.add("its system calls are not held to the usual ones (seccompProfile)");
        }
        if (pod.path("enableServiceLinks").asBoolean(true)) {
            mistakes.add("Kubernetes adds variables for every service (enableServiceLinks)");
        }
        for (String forbidden : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.path(forbidden).asBoolean()) {
                mistakes.add(forbidden + " is not wanted here");
            }
        }
    }

    /** The ConfigMaps that a volume shows, as the only one or among others. */
    static List<JsonNode> configMaps(JsonNode volume) {
        List<JsonNode> configMaps =
                new ArrayList<>(volume.at("/projected/sources").findValues("configMap"));
        if (volume.has("configMap")) {
            configMaps.add(volume.path("configMap"));
        }
        return configMaps;
    }

    private void volumes() {
        Set<String> mounted = new HashSet<>();
        for (JsonNode container : containers()) {
            container
                    .path("volumeMounts")
                    .forEach(mount -> mounted.add(mount.path("name").asText()));
        }
        for (JsonNode volume : pod.path("volumes")) {
            String name = volume.path("name").asText();
            if (!mounted.remove(name)) {
                mistakes.add("the volume " + name + " is mounted by nobody");
            }
            for (JsonNode configMap : configMaps(volume)) {
                String made = configMap.path("name").asText();
                if (!configMaps.contains(made)) {
                    mistakes.add("the ConfigMap " + made + " is made by nobody");
                }
            }
            if (volume.has("hostPath")) {
                mistakes.add("the volume " + name + " is a part of the machine");
            }
        }
        mounted.forEach(it -> mistakes.add("the volume " + it + " is mounted and is not there"));
    }

    private void container(JsonNode container) {
        JsonNode context = container.path("securityContext");
        if (context.path("allowPrivilegeEscalation").asBoolean(true)) {
            mistakes.add("it can gain rights (allowPrivilegeEscalation)");
        }
        if (!Compose.texts(context.at("/capabilities/drop")).contains("ALL")) {
            mistakes.add("it keeps rights of root (capabilities.drop)");
        }
        for (JsonNode variable : container.path("env")) {
            String name = variable.path("name").asText();
            if (SecretName.is(name) || variable.at("/valueFrom").has("secretKeyRef")) {
                mistakes.add(name + " holds a secret; mount a file");
            }
            if (name.endsWith("_FILE")
                    && !isMounted(container, variable.path("value").asText())) {
                mistakes.add(name + " names a file that is not mounted");
            }
        }
        if (container.has("envFrom")) {
            mistakes.add("its environment comes from elsewhere (envFrom), secrets with it");
        }
        for (JsonNode word : container.path("args")) {
            String key = word.asText().replaceFirst("=.*", "");
            if (word.asText().contains("=") && SecretName.is(key)) {
                mistakes.add(key + " tells a secret on the command line");
            }
        }
    }

    private boolean isMounted(JsonNode container, String file) {
        for (JsonNode mount : container.path("volumeMounts")) {
            String prefix = mount.path("mountPath").asText() + "/";
            if (file.startsWith(prefix)) {
                return hasItem(mount.path("name").asText(), file.substring(prefix.length()));
            }
        }
        return false;
    }

    private boolean hasItem(String volume, String path) {
        for (JsonNode candidate : pod.path("volumes")) {
            if (candidate.path("name").asText().equals(volume)) {
                return candidate.at("/secret/items").findValuesAsText("path").contains(path);
            }
        }
        return false;
    }
}
