package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.configuration.MemorySize;

/**
 * What version 1.15.0 of the Flink Kubernetes operator refuses of a new FlinkDeployment although its schema allows it.
 *
 * <p>Rules for what changes between two versions of a resource are left out: here there is only one.
 */
final class OperatorRules {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z\\d]{0,43}[a-z\\d])?");
    private static final List<String> FORBIDDEN =
            List.of("kubernetes.namespace", "kubernetes.cluster-id", "high-availability.cluster-id");
    private static final Set<String> LOG_FILES = Set.of("log4j-console.properties", "logback-console.xml");
    private static final String CHECKPOINTS = "execution.checkpointing.dir";
    private static final String SAVEPOINTS = "execution.checkpointing.savepoint-dir";
    private static final List<String> NEED_SAVEPOINTS = List.of(
            "kubernetes.operator.periodic.savepoint.interval",
            "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age");

    private final JsonNode spec;
    private final Map<String, String> settings;
    private final List<String> mistakes = new ArrayList<>();

    private OperatorRules(JsonNode deployment) {
        spec = deployment.path("spec");
        settings = settings(deployment);
        if (!NAME.matcher(deployment.at("/metadata/name").asText()).matches()) {
            mistakes.add("its name is not lower case, begins with no letter, or is longer than 45 characters");
        }
    }

    static List<String> mistakes(JsonNode deployment) {
        OperatorRules rules = new OperatorRules(deployment);
        rules.whole();
        rules.job();
        rules.jobManager();
        rules.resources();
        rules.autoscaler();
        return rules.mistakes;
    }

    static Map<String, String> settings(JsonNode deployment) {
        Map<String, String> settings = new TreeMap<>();
        Compose.fields(deployment.at("/spec/flinkConfiguration"))
                .forEach((key, value) -> settings.put(key, value.asText()));
        return settings;
    }

    private void whole() {
        if (spec.path("flinkVersion").asText("v1_13").matches("v1_1[34]")) {
            mistakes.add("flinkVersion is missing, or no longer supported");
        }
        if (spec.path("serviceAccount").isMissingNode()) {
            mistakes.add("serviceAccount is missing");
        }
        FORBIDDEN.stream().filter(settings::containsKey).forEach(it -> mistakes.add(it + " is the operator's to set"));
        if (isOn("kubernetes.operator.deployment.rollback.enabled", false) && !isHighlyAvailable()) {
            mistakes.add("rolling back needs high availability");
        }
        if (isOn("kubernetes.operator.cluster.health-check.enabled", false)
                && !isOn("kubernetes.operator.jm-deployment-recovery.enabled", true)) {
            mistakes.add("the health check needs jm-deployment-recovery");
        }
        if (spec.has("ingress") && spec.at("/ingress/template").isMissingNode()) {
            mistakes.add("ingress.template is missing");
        }
        Compose.fields(spec.path("logConfiguration")).keySet().stream()
                .filter(it -> !LOG_FILES.contains(it))
                .forEach(it -> mistakes.add("logConfiguration." + it + " is none of " + LOG_FILES));
    }

    private void job() {
        JsonNode job = spec.path("job");
        String upgrade = job.path("upgradeMode").asText("stateless");
        if (!upgrade.equals("stateless") && isUnset(CHECKPOINTS)) {
            mistakes.add(CHECKPOINTS + " is missing, which upgrades with state need");
        }
        if (isUnset(SAVEPOINTS)) {
            if (upgrade.equals("savepoint") || job.has("savepointTriggerNonce")) {
                mistakes.add(SAVEPOINTS + " is missing, which savepoints need");
            }
            NEED_SAVEPOINTS.stream()
                    .filter(settings::containsKey)
                    .forEach(it -> mistakes.add(SAVEPOINTS + " is missing, which " + it + " needs"));
        }
        boolean hasReplicas = spec.at("/taskManager/replicas").isNumber();
        if (hasReplicas && spec.at("/taskManager/replicas").asInt() < 1) {
            mistakes.add("taskManager.replicas is less than 1");
        }
        if (!hasReplicas && job.path("parallelism").asInt() < 1) {
            mistakes.add("job.parallelism is less than 1");
        }
        if (!job.path("state").asText("running").equals("running")) {
            mistakes.add("job.state is not running, in which a new one has to begin");
        }
        // Flink takes a jar of an application from within its image
        if (!job.path("jarURI").asText().startsWith("local:///")) {
            mistakes.add("job.jarURI does not begin with local:///");
        }
    }

    private void jobManager() {
        int replicas = spec.at("/jobManager/replicas").asInt(1);
        if (replicas < 1) {
            mistakes.add("jobManager.replicas is less than 1");
        }
        if (replicas > 1 && !isHighlyAvailable()) {
            mistakes.add("more than one JobManager needs high availability");
        }
    }

    private void resources() {
        for (String process : List.of("jobManager", "taskManager")) {
            String memory = spec.path(process).at("/resource/memory").asText();
            if (memory.isEmpty()) {
                // Flink's own keys would do instead; the folders here do not use them
                mistakes.add(process + ".resource.memory is missing");
                continue;
            }
            try {
                MemorySize.parse(memory.replaceAll("([KMGT])i$", "$1"));
            } catch (IllegalArgumentException e) {
                mistakes.add(process + ".resource.memory is '" + memory + "', which is no size");
            }
        }
    }

    private void autoscaler() {
        if (isOn("job.autoscaler.enabled", false)) {
            double target = number("job.autoscaler.utilization.target", 0.7);
            within("job.autoscaler.utilization.target", target, 0, 1);
            within("job.autoscaler.utilization.max", number("job.autoscaler.utilization.max", 1), target, 1);
            within("job.autoscaler.utilization.min", number("job.autoscaler.utilization.min", 0), 0, target);
            within("job.autoscaler.scale-up.max-factor", number("job.autoscaler.scale-up.max-factor", 1), 0, 1e9);
            within("job.autoscaler.scale-down.max-factor", number("job.autoscaler.scale-down.max-factor", 1), 0, 1e9);
        }
    }

    private void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            mistakes.add(key + " is not from " + least + " to " + most);
        }
    }

    private double number(String key, double fallback) {
        try {
            return settings.containsKey(key) ? Double.parseDouble(settings.get(key)) : fallback;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private boolean isHighlyAvailable() {
        return !settings.getOrDefault("high-availability.type", "NONE").equalsIgnoreCase("none");
    }

    private boolean isOn(String key, boolean fallback) {
        return Boolean.parseBoolean(settings.getOrDefault(key, Boolean.toString(fallback)));
    }

    private boolean isUnset(String key) {
        return settings.getOrDefault(key, "").isBlank();
    }
}
