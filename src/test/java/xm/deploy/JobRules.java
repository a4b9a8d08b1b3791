package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import xm.app.config.JobConfig;

/** What a FlinkDeployment of ours is held to beside the operator's own rules: it keeps its state and tells no secret. */
final class JobRules {
    private static final Path RESOURCES = Path.of("src/test/resources/deploy");
    private static final Pattern SECRET = Pattern.compile("(?i).*(access-?key|secret|password|token).*");
    private static final JsonSchema SCHEMA = schema();

    private final String job;
    private final JsonNode spec;
    private final Map<String, String> settings;
    private final List<String> mistakes = new ArrayList<>();

    private JobRules(String job, JsonNode deployment) {
        this.job = job;
        spec = deployment.path("spec");
        settings = OperatorRules.settings(deployment);
        if (!deployment.at("/metadata/name").asText().equals(job)) {
            mistakes.add("it is not called as its folder is");
        }
    }

    /** Everything that is wrong with it: by the schema, by the operator, by Kubernetes, and for this product. */
    static List<String> mistakes(String job, JsonNode deployment, Set<String> configMaps) {
        JobRules rules = new JobRules(job, deployment);
        SCHEMA.validate(deployment).stream().map(ValidationMessage::getMessage).forEach(rules.mistakes::add);
        rules.mistakes.addAll(OperatorRules.mistakes(deployment));
        rules.mistakes.addAll(KubernetesTypes.templateMistakes(rules.spec.path("podTemplate")));
        rules.mistakes.addAll(KubernetesTypes.templateMistakes(rules.spec.at("/jobManager/podTemplate")));
        rules.mistakes.addAll(PodRules.mistakes(rules.spec.at("/podTemplate/spec"), configMaps));
        rules.mistakes.addAll(PodRules.mistakes(rules.jobManagerPod(), configMaps));
        rules.settings();
        rules.state();
        rules.program();
        rules.check();
        return rules.mistakes;
    }

    private void settings() {
        Map<String, String> flink = new TreeMap<>(settings);
        flink.keySet().removeAll(operatorSettings());
        mistakes.addAll(FlinkOptions.mistakes(flink));
        settings.keySet().stream()
                .filter(it -> SECRET.matcher(it).matches())
                .forEach(it -> mistakes.add(it + " tells a secret to everybody who may read the resource"));
        if (Boolean.parseBoolean(settings.get("job.autoscaler.enabled"))) {
            mistakes.add("the autoscaler is shipped off");
        }
    }

    private void state() {
        expect("pipeline.max-parallelism", Integer.toString(JobConfig.MAX_PARALLELISM));
        expect("high-availability.type", "kubernetes");
        expect("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        expect("execution.checkpointing.num-retained", "3");
        expect("kubernetes.operator.job.savepoint-on-deletion", "true");
        for (String key : List.of(
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir")) {
            if (!settings.getOrDefault(key, "").matches("s3://[^/]+/" + job + "/.+")) {
                mistakes.add(key + " is not in object storage under the job's own name");
            }
        }
        JsonNode run = spec.path("job");
        if (!run.path("upgradeMode").asText().equals("savepoint")) {
            mistakes.add("upgradeMode is not savepoint");
        }
        if (run.path("allowNonRestoredState").asBoolean(true)) {
            mistakes.add("allowNonRestoredState would lose state without a word");
        }
        if (JobConfig.MAX_PARALLELISM % Math.max(1, run.path("parallelism").asInt()) != 0) {
            mistakes.add("its parallelism does not divide " + JobConfig.MAX_PARALLELISM
                    + ", so some subtasks get more keys");
        }
    }

    private void expect(String key, String value) {
        if (!value.equals(settings.get(key))) {
            mistakes.add(key + " is not " + value);
        }
    }

    private void program() {
        ImageTag.mistake(spec.path("image").asText()).ifPresent(mistakes::add);
        JsonNode containers = spec.at("/podTemplate/spec/containers");
        if (containers.size() != 1 || !containers.at("/0/name").asText().equals("flink-main-container")) {
            mistakes.add("its container is not called flink-main-container, so the operator would add another");
        }
        JsonNode run = spec.path("job");
        try {
            Class.forName(run.path("entryClass").asText()).getMethod("main", String[].class);
        } catch (ReflectiveOperationException e) {
            mistakes.add("entryClass " + run.path("entryClass").asText() + " has no main");
        }
        if (!Compose.texts(run.path("args")).equals(List.of("--config", "/etc/xm/job.yaml"))) {
            mistakes.add("its arguments are not its settings alone; what differs belongs into env");
        }
    }

    /** As the operator makes it of both templates, as long as no list is in both: those it would merge place by place. */
    private JsonNode jobManagerPod() {
        Map<String, JsonNode> pod = Compose.fields(spec.at("/podTemplate/spec"));
        pod.putAll(Compose.fields(spec.at("/jobManager/podTemplate/spec")));
        return new ObjectMapper().valueToTree(pod);
    }

    private void check() {
        if (spec.at("/podTemplate/spec").has("initContainers")
                || spec.at("/taskManager/podTemplate/spec").has("initContainers")) {
            mistakes.add("a TaskManager would not start for a mistake in settings that it does not read");
        }
        JsonNode own = spec.at("/jobManager/podTemplate/spec");
        if (!Compose.fields(own).keySet().equals(Set.of("initContainers"))
                || own.path("initContainers").size() != 1) {
            mistakes.add("the JobManager's own template is not the container alone that looks at the settings first");
        }
        JsonNode check = own.at("/initContainers/0");
        List<String> command = new ArrayList<>(List.of("/opt/xm/bin/check.sh", job));
        command.addAll(Compose.texts(spec.at("/job/args")));
        if (!check.path("image").equals(spec.path("image"))
                || !Compose.texts(check.path("command")).equals(command)
                || !check.path("env").equals(spec.at("/podTemplate/spec/containers/0/env"))
                || !check.findValuesAsText("mountPath").contains("/etc/xm")) {
            mistakes.add("the settings that are looked at first are not those of the job");
        }
    }

    static Set<String> operatorSettings() {
        Set<String> known = new TreeSet<>();
        YamlText.text(RESOURCES.resolve("operator-settings.txt"))
                .lines()
                .filter(it -> !it.startsWith("#"))
                .forEach(known::add);
        return known;
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper()
                            .readTree(Files.readString(RESOURCES.resolve("flink-deployment.schema.json"))));
        } catch (IOException e) {
            throw new IllegalStateException("the schema cannot be read", e);
        }
    }
}
