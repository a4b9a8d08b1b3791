package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs on Kubernetes beside the jobs: board, dispatcher, the making of topics, a pod for commands. */
class KubernetesTest {
    private static final Path ALL = Path.of("docker/kubernetes");
    private static final Path SIGNALS = Path.of("jobs/experience-signals/flink-deployment.yaml");
    private static final Path DISPATCH = Path.of("docker/dispatch/deployment.yaml");
    private static final Path BOARD = Path.of("docker/board/deployment.yaml");
    private static final Path TOOLBOX = Path.of("docker/kubernetes/toolbox.yaml");

    private static final Set<String> CONFIG_MAPS =
            Set.of("experience-signals", "promise-watch", "xm-board", "xm-dispatch");

    @TempDir
    Path directory;

    @Test
    void oneFolderBringsAllOfTheProduct() {
        Kustomization all = Kustomization.of(ALL);
        assertThat(all.mistakes()).isEmpty();
        assertThat(all.configMaps()).isEqualTo(CONFIG_MAPS);
        assertThat(all.resources())
                .extracting(it ->
                        it.path("kind").asText() + " " + it.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        "Job xm-topics",
                        "FlinkDeployment experience-signals",
                        "FlinkDeployment promise-watch",
                        "Deployment xm-board",
                        "Service xm-board",
                        "Deployment xm-dispatch",
                        "Deployment xm-toolbox");
    }

    /** Debian's kubectl is too old for folders among resources, so CI has none. */
    @Test
    void kubectlMakesAllOfIt() throws Exception {
        assumeTrue(Shell.has("kubectl"), "skipped: no kubectl on the PATH");
        Shell.Ran ran = Shell.in(Path.of("").toAbsolutePath()).run("kubectl", "kustomize", ALL.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(YamlText.all(ran.out())).hasSize(11);
    }

    @Test
    void aFileThatIsMissingIsFound() throws Exception {
        Files.writeString(directory.resolve("kustomization.yaml"), """
                resources: [nothing.yaml, folder]
                configMapGenerator:
                  - {name: settings, files: [nothing.yml, ../outside.yml]}
                """);
        Files.createDirectory(directory.resolve("folder"));
        assertThat(Kustomization.of(directory).mistakes()).hasSize(4).allMatch(it -> it.endsWith(" is not there"));
    }

    @Test
    void theShippedOnesHaveNoMistake() {
        Kustomization all = Kustomization.of(ALL);
        for (JsonNode resource : all.resources()) {
            if (!resource.path("kind").asText().equals("FlinkDeployment")) {
                assertThat(mistakes(resource, all.configMaps()))
                        .as(resource.at("/metadata/name").asText())
                        .isEmpty();
            }
        }
    }

    /** A name that kustomize gives a hash at its end, the toolbox has to know by that too. */
    @Test
    void theToolboxMountsWhatKustomizeMakes() throws Exception {
        assumeTrue(Shell.has("kubectl"), "skipped: no kubectl on the PATH");
        List<JsonNode> all = YamlText.all(Shell.in(Path.of("").toAbsolutePath())
                .run("kubectl", "kustomize", ALL.toString())
                .out());
        List<String> made = all.stream()
                .filter(it -> it.path("kind").asText().equals("ConfigMap"))
                .map(it -> it.at("/metadata/name").asText())
                .toList();
        List<String> mounted = new ArrayList<>();
        for (JsonNode volume : named(all, "xm-toolbox").at("/spec/template/spec/volumes")) {
            PodRules.configMaps(volume)
                    .forEach(it -> mounted.add(it.path("name").asText()));
        }
        assertThat(mounted).isNotEmpty().isSubsetOf(made);
    }

    /** What {@code kubectl apply -l} leaves out, an image would have to do without: new keys of its settings, or old ones. */
    @Test
    void settingsHaveTheNameOfTheirProgramAsALabel() {
        for (String folder :
                List.of("jobs/experience-signals", "jobs/promise-watch", "docker/board", "docker/dispatch")) {
            JsonNode labels =
                    Kustomization.of(Path.of(folder)).resources().get(0).at("/metadata/labels");
            JsonNode map = YamlText.one(Path.of(folder, "kustomization.yaml")).at("/configMapGenerator/0");
            assertThat(map.at("/options/labels/app.kubernetes.io~1name"))
                    .as(folder)
                    .isEqualTo(labels.path("app.kubernetes.io/name"))
                    .isEqualTo(map.path("name"));
        }
    }

    /** The transformer of images knows the kinds of Kubernetes alone: jobs stayed where they were. */
    @Test
    void theKustomizationOfTheGuideMovesEveryImage() throws Exception {
        assumeTrue(Shell.has("kubectl"), "skipped: no kubectl on the PATH");
        assertThat(kustomized(kustomizationOfTheGuide()).lines().filter(line -> line.contains("image: ")))
                .hasSize(8)
                .allMatch(line -> line.contains("image: registry.example/experience-monitor"));
    }

    /** The old image alone would refuse the new settings, and one savepoint is not for both jobs. */
    @Test
    void theWayBackOfTheGuideNamesTheStateOfOneJobAndLeavesNothingBehind() throws Exception {
        assumeTrue(Shell.has("kubectl"), "skipped: no kubectl on the PATH");
        String back = block("docs/upgrade.md", "  - target: {kind: FlinkDeployment, name:");

        List<JsonNode> all = YamlText.all(kustomized(kustomizationOfTheGuide() + back));

        for (String job : List.of("experience-signals", "promise-watch")) {
            JsonNode deployment = all.stream()
                    .filter(it -> it.path("kind").asText().equals("FlinkDeployment"))
                    .filter(it -> it.at("/metadata/name").asText().equals(job))
                    .findFirst()
                    .orElseThrow();
            assertThat(JobRules.mistakes(job, deployment, CONFIG_MAPS)).as(job).isEmpty();
            boolean isBack = job.equals("experience-signals");
            assertThat(deployment.at("/spec/job").has("initialSavepointPath")).isEqualTo(isBack);
            assertThat(deployment.at("/spec/job").has("savepointRedeployNonce")).isEqualTo(isBack);
        }
    }

    private static String kustomizationOfTheGuide() {
        return block("docs/deploy.md", "# kustomization.yaml");
    }

    /** What stands between the fences of a guide and begins like that. */
    private static String block(String guide, String begin) {
        String text = YamlText.text(Path.of(guide));
        int fence = text.indexOf("```yaml\n" + begin);
        assertThat(fence).as("%s: %s", guide, begin).isNotNegative();
        int from = text.indexOf(begin, fence);
        return text.substring(from, text.indexOf("```", from));
    }

    /** What kubectl makes of a kustomization beside the folder of a release, which is this one. */
    private String kustomized(String kustomization) throws Exception {
        Path here = directory.toRealPath();
        Files.writeString(
                here.resolve("kustomization.yaml"),
                kustomization.replaceFirst(
                        "experience-monitor-[0-9.]+/docker/kubernetes",
                        here.relativize(ALL.toRealPath()).toString()));
        Shell.Ran ran = Shell.in(here).run("kubectl", "kustomize", ".");
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    @Test
    void theToolboxHasTheSettingsOfThoseItLooksAt() {
        Map<String, String> toolbox = environment(YamlText.one(TOOLBOX).at("/spec/template/spec/containers/0"));
        Map<String, String> others =
                new TreeMap<>(environment(YamlText.one(SIGNALS).at("/spec/podTemplate/spec/containers/0")));
        others.putAll(environment(YamlText.one(DISPATCH).at("/spec/template/spec/containers/0")));
        assertThat(others).containsAllEntriesOf(toolbox);
    }

    @Test
    void onlyWhatDoesNothingNeedsNoProbe() {
        String toolbox = YamlText.text(TOOLBOX);
        assertThat(mistakes(YamlText.one(toolbox.replace("[sleep, infinity]", "[/opt/xm/xm, board]")), CONFIG_MAPS))
                .contains("there is no livenessProbe");
    }

    /** The guide named a file that no TaskManager had, nor the pods that make topics and dispatch. */
    @Test
    void whatKafkaAsksForIsMountedWhereverAClientIs() {
        assertThat(YamlText.text(Path.of("docs/security.md"))).contains("${file:/run/secrets/kafka/kafka.properties:");
        for (JsonNode resource : Kustomization.of(ALL).resources()) {
            JsonNode own = resource.at("/spec/template/spec");
            JsonNode pod = own.isMissingNode() ? resource.at("/spec/podTemplate/spec") : own;
            if (pod.isMissingNode()) {
                continue;
            }
            assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath"))
                    .as(resource.at("/metadata/name").asText())
                    .contains("/run/secrets/kafka");
            assertThat(pod.path("volumes").findValuesAsText("secretName")).contains("experience-monitor-kafka");
            // what the group may read is of use to the user only with it
            assertThat(pod.at("/securityContext/fsGroup")).isEqualTo(pod.at("/securityContext/runAsGroup"));
        }
    }

    @Test
    void twoDispatchersNeverRunAtOnce() {
        JsonNode dispatcher = YamlText.one(DISPATCH);
        assertThat(dispatcher.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(dispatcher.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
    }

    @Test
    void theServiceOfTheBoardLeadsToItsPods() {
        List<JsonNode> board = YamlText.all(BOARD);
        assertThat(board.get(0).at("/spec/template/metadata/labels").properties())
                .containsAll(board.get(1).at("/spec/selector").properties())
                .containsAll(board.get(0).at("/spec/selector/matchLabels").properties());
        assertThat(board.get(0).findValuesAsText("name"))
                .contains(board.get(1).at("/spec/ports/0/targetPort").asText());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apps/v1                               | apps/v2                                | apps/v2 Deployment is none of
            replicas: 1                           | replica: 1                             | replica
            image: experience-monitor:0.2.0       | image: experience-monitor              | is not pinned
            runAsNonRoot: true                    | runAsNonRoot: false                    | it may run as root
            runAsUser: 10001                      | runAsUser: 0                           | it may run as root
            seccompProfile: {type: RuntimeDefault} | seccompProfile: {type: Unconfined}    | seccompProfile
            automountServiceAccountToken: false   | automountServiceAccountToken: true     | it is given a token of Kubernetes
            readOnlyRootFilesystem: true          | readOnlyRootFilesystem: false          | its root file system can be written to
            allowPrivilegeEscalation: false       | allowPrivilegeEscalation: true         | it can gain rights
            limits: {memory: 384Mi}               | limits: {}                             | how much memory it may take
            readinessProbe                        | startupprobe                           | startupprobe
            startupProbe:                         | lifecycle:                             | there is no startupProbe
            path: /metrics, port: metrics         | path: /metrics, port: metric           | asks at the port metric, which is not there
            emptyDir: {sizeLimit: 64Mi}           | hostPath: {path: /tmp}                 | the volume tmp is a part of the machine
            configMap: {name: xm-dispatch}        | configMap: {name: dispatch}            | the ConfigMap dispatch is made by nobody
            - {name: tmp, mountPath: /tmp}        | - {name: temp, mountPath: /tmp}        | the volume tmp is mounted by nobody
            dispatch, --config                    | dispatch, --alertmanager.token=abc, --config | --alertmanager.token tells a secret
            name: XM_METRICS_HOST, value: 0.0.0.0 | `name: XM_SLACK_WEBHOOK, valueFrom: {secretKeyRef: {name: a, key: b}}` | XM_SLACK_WEBHOOK holds a secret
            name: XM_METRICS_HOST, value: 0.0.0.0 | `name: XM_SLACK_WEBHOOK_URL, value: "https://hooks.slack.invalid"` | XM_SLACK_WEBHOOK_URL holds a secret
            """)
    void aBrokenCopyIsFound(String from, String to, String mistake) {
        String shipped = YamlText.text(DISPATCH);
        assertThat(shipped).contains(from);
        assertThat(mistakes(YamlText.one(shipped.replace(from, to)), Set.of("xm-dispatch")))
                .anyMatch(it -> it.contains(mistake));
    }

    private static List<String> mistakes(JsonNode resource, Set<String> configMaps) {
        List<String> mistakes = new ArrayList<>(KubernetesTypes.mistakes(resource));
        JsonNode pod = resource.at("/spec/template/spec");
        if (!pod.isMissingNode()) {
            mistakes.addAll(PodRules.strictMistakes(pod, configMaps));
        }
        boolean isIdle = Compose.texts(pod.at("/containers/0/command")).equals(List.of("sleep", "infinity"));
        if (resource.path("kind").asText().equals("Deployment") && !isIdle) {
            mistakes.addAll(probeMistakes(pod.at("/containers/0")));
        }
        return mistakes;
    }

    private static JsonNode named(List<JsonNode> resources, String name) {
        return resources.stream()
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        container
                .path("env")
                .forEach(it -> environment.put(
                        it.path("name").asText(), it.path("value").asText()));
        return environment;
    }

    private static List<String> probeMistakes(JsonNode container) {
        List<String> mistakes = new ArrayList<>();
        List<String> ports = container.path("ports").findValuesAsText("name");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            String port = container.path(probe).at("/httpGet/port").asText();
            if (port.isEmpty()) {
                mistakes.add("there is no " + probe);
            } else if (!ports.contains(port)) {
                mistakes.add(probe + " asks at the port " + port + ", which is not there");
            }
        }
        return mistakes;
    }
}
