package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import xm.app.config.ConnectionsConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.JobConfig;
import xm.app.config.KafkaConfig;
import xm.codec.Mistakes;

/** Every variable and argument that a deployment gives to a program of ours is one that it knows, with a value that it takes. */
class SetupTest {
    private static final Path COMPOSE = Path.of("docker/compose.yaml");

    @TempDir
    Path secrets;

    static List<Setup> shipped() {
        List<Setup> setups = new ArrayList<>(setups(YamlText.text(COMPOSE)));
        Kustomization all = Kustomization.of(Path.of("docker/kubernetes"));
        for (JsonNode resource : all.resources()) {
            setup(resource, all).ifPresent(setups::add);
        }
        assertThat(setups)
                .extracting(Setup::program)
                .containsExactlyInAnyOrder(
                        "topics",
                        "experience-signals",
                        "promise-watch",
                        "board",
                        "dispatch",
                        "topics",
                        "experience-signals",
                        "promise-watch",
                        "board",
                        "dispatch");
        return setups;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theProgramTakesWhatItIsGiven(Setup setup) {
        assertThatCode(() -> setup.read(secrets)).doesNotThrowAnyException();
    }

    @Test
    void whereTheKeyIsMountedCustomersHavePseudonyms() throws IOException {
        List<Setup> withKey = shipped().stream()
                .filter(it -> it.environment().containsKey("XM_PSEUDONYM_KEY_FILE"))
                .toList();
        assertThat(withKey).hasSize(2);
        for (Setup setup : withKey) {
            assertThat(((JobConfig) setup.read(secrets)).pseudonymises()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            XM_KAFKA_BOOTSTRAP: kafka:19092     | XM_KAFKA_BOTSTRAP: kafka:19092     | did you mean XM_KAFKA_BOOTSTRAP?
            XM_KAFKA_BOOTSTRAP: kafka:19092     | XM_KAFKA_BOOTSTRAP: kafka          | is not host:port
            XM_TOPICS_REPLICATION: "1"          | XM_TOPICS_REPLICATION: "0"         | copies keep nothing
            XM_LINKS_BOARD: http://127.0.0.1    | XM_LINKS_BOARD: 127.0.0.1          | is no address
            XM_ACCESS_TOKEN_FILE: /run          | XM_ACCESS_TOKEN_FILES: /run        | everybody there would see the customers
            XM_ALERTMANAGER_URLS: http          | XM_METRICS_PORT: http              | a whole number
            dispatch, --config                  | dispatch, --metrics.ports=1, --config | metrics.ports is not a setting
            board, --config, /etc/xm/board.yml  | board, --config, /etc/xm/bord.yml  | --config names /etc/xm/bord.yml, which is not mounted
            board.yml:/etc/xm/board.yml:ro      | board.yml:/etc/xm/bord.yml:ro      | --config names /etc/xm/board.yml, which is not mounted
            ../jobs:/opt/xm/jobs:ro             | ../jobs:/opt/xm/job:ro             | job.yaml, which is not mounted
            ./board/board.yml:/etc              | ./dispatch/dispatch.yml:/etc       | is not a setting
            """)
    void aBrokenCopyIsFound(String from, String to, String mistake) {
        String shipped = YamlText.text(COMPOSE);
        assertThat(shipped).contains(from);
        assertThatThrownBy(() -> {
                    for (Setup setup : setups(shipped.replace(from, to))) {
                        setup.read(secrets);
                    }
                })
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining(mistake);
    }

    /** Commands are given the settings of a job or of the dispatcher, and an environment that is for both. */
    @Test
    void theCommandsInTheToolboxTakeItsEnvironment() throws IOException {
        Map<String, String> environment = new TreeMap<>();
        YamlText.one(Path.of("docker/kubernetes/toolbox.yaml"))
                .at("/spec/template/spec/containers/0/env")
                .forEach(it -> environment.put(
                        it.path("name").asText(), it.path("value").asText()));
        environment.put(
                "XM_INFLUX_TOKEN_FILE",
                Files.writeString(secrets.resolve("influx-token"), "0123456789abcdef")
                        .toString());
        Map<String, String> ofJobs = DispatchConfig.withoutOurs(environment);

        for (String job : List.of("experience-signals", "promise-watch")) {
            Optional<Path> file = Optional.of(Path.of("jobs", job, "job.yaml"));
            assertThat(ConnectionsConfig.read(file, ofJobs, List.of()).store()).isPresent();
            assertThat(KafkaConfig.read(file, ofJobs, List.of()).brokers().bootstrap())
                    .isEqualTo("kafka:9092");
        }
        assertThat(DispatchConfig.read(Optional.of(Path.of("docker/dispatch/dispatch.yml")), environment, List.of())
                        .alertmanager())
                .isPresent();
    }

    /** {@code doctor} and {@code drill} in containers found none of the files that the guide named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            toolbox    | experience-signals | /etc/xm/experience-signals/job.yaml
            toolbox    | promise-watch      | /etc/xm/promise-watch/job.yaml
            toolbox    | dispatch           | /etc/xm/dispatch/dispatch.yml
            containers | experience-signals | /opt/xm/jobs/experience-signals/job.yaml
            containers | promise-watch      | /opt/xm/jobs/promise-watch/job.yaml
            containers | dispatch           | /etc/xm/dispatch.yml
            """)
    void commandsFindTheSettingsThatTheGuideNames(String place, String program, String file) {
        assertThat(YamlText.text(Path.of("docs/operations.md"))).contains(file);
        Setup setup = place.equals("toolbox") ? inToolbox(program, file) : inContainers(program, file);
        assertThat(setup.environment()).containsKeys("XM_INFLUX_URL", "XM_ALERTMANAGER_URLS");
        Map<String, String> taken =
                program.equals("dispatch") ? setup.environment() : DispatchConfig.withoutOurs(setup.environment());
        assertThatCode(() -> new Setup(program, setup.arguments(), taken, setup.mounted()).read(secrets))
                .doesNotThrowAnyException();
    }

    @Test
    void whatASettingsFileNamesBesideItselfLiesInTheToolboxWhereItLiesInThePodsOfTheJob() {
        Setup toolbox = inToolbox("experience-signals", "/etc/xm/job.yaml");
        Kustomization all = Kustomization.of(Path.of("docker/kubernetes"));
        JsonNode job = named(all, "experience-signals").at("/spec/podTemplate/spec");
        assertThat(toolbox.mounted())
                .containsAllEntriesOf(Setup.of("experience-signals", job, all.configMapFiles())
                        .orElseThrow()
                        .mounted());
    }

    @Test
    void commandsHaveRoomBesideTheirHeap() {
        Matcher heap = Pattern.compile("options='-Xmx(\\d+)m").matcher(YamlText.text(Path.of("xm")));
        long largest = heap.results()
                .mapToLong(it -> Long.parseLong(it.group(1)) << 20)
                .max()
                .orElseThrow();
        JsonNode container = named(Kustomization.of(Path.of("docker/kubernetes")), "xm-toolbox")
                .at("/spec/template/spec/containers/0");
        JsonNode service = YamlText.one(COMPOSE).at("/services/xm");
        assertThat(Quantity.getAmountInBytes(Quantity.parse(
                                container.at("/resources/limits/memory").asText()))
                        .longValueExact())
                .isEqualTo(MemorySize.parse(service.path("mem_limit").asText()).getBytes())
                .isGreaterThanOrEqualTo(largest * 4 / 3);
    }

    private static Setup inContainers(String program, String file) {
        ObjectNode service = (ObjectNode) YamlText.one(COMPOSE).at("/services/xm");
        service.putArray("command").add(program).add("--config").add(file);
        return Setup.of(service).orElseThrow();
    }

    private static Setup inToolbox(String program, String file) {
        Kustomization all = Kustomization.of(Path.of("docker/kubernetes"));
        JsonNode pod = named(all, "xm-toolbox").at("/spec/template/spec");
        ((ObjectNode) pod.at("/containers/0"))
                .putArray("args")
                .add(program)
                .add("--config")
                .add(file);
        return Setup.of("xm-toolbox", pod, all.configMapFiles()).orElseThrow();
    }

    private static JsonNode named(Kustomization all, String name) {
        return all.resources().stream()
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The path was thrown away, and the file of the folder read, wherever the ConfigMap was mounted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --config, /etc/xm/board.yml | --config, /etc/xm/board.yaml
            mountPath: /etc/xm          | mountPath: /etc/xn
            configMap: {name: xm-board} | configMap: {name: xm-dispatch}
            """)
    void settingsThatAreNotMountedOnKubernetesAreFound(String from, String to) {
        String shipped = YamlText.text(Path.of("docker/board/deployment.yaml"));
        assertThat(shipped).contains(from);
        Setup setup = setup(
                        YamlText.all(shipped.replace(from, to)).get(0), Kustomization.of(Path.of("docker/kubernetes")))
                .orElseThrow();
        assertThatThrownBy(() -> setup.read(secrets))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("which is not mounted");
    }

    private static Optional<Setup> setup(JsonNode resource, Kustomization all) {
        JsonNode pod = resource.at("/spec/template/spec");
        JsonNode arguments = resource.at("/spec/job/args");
        if (!arguments.isMissingNode()) {
            // those of a job stand beside its pods
            pod = resource.at("/spec/podTemplate/spec");
            ((ObjectNode) pod.at("/containers/0")).set("args", arguments);
        }
        return Setup.of(resource.at("/metadata/name").asText(), pod, all.configMapFiles());
    }

    private static List<Setup> setups(String compose) {
        List<Setup> setups = new ArrayList<>();
        new Compose(YamlText.one(compose))
                .services()
                .values()
                .forEach(service -> Setup.of(service).ifPresent(setups::add));
        return setups;
    }
}
