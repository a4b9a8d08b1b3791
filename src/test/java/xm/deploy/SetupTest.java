package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import xm.app.config.ConnectionsConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.KafkaConfig;
import xm.codec.Mistakes;

/** Every variable and argument that a deployment gives to a program of ours is one that it knows, with a value that it takes. */
class SetupTest {
    private static final Path COMPOSE = Path.of("docker/compose.yaml");

    @TempDir
    Path secrets;

    static List<Setup> shipped() {
        List<Setup> setups = new ArrayList<>(setups(YamlText.text(COMPOSE)));
        for (JsonNode resource : Kustomization.of(Path.of("docker/kubernetes")).resources()) {
            String name = resource.at("/metadata/name").asText();
            JsonNode pods = resource.at("/spec/template/spec/containers");
            (pods.isMissingNode() ? resource.at("/spec/podTemplate/spec/containers") : pods)
                    .forEach(container ->
                            Setup.of(name, withArguments(resource, container)).ifPresent(setups::add));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            XM_KAFKA_BOOTSTRAP: kafka:19092     | XM_KAFKA_BOTSTRAP: kafka:19092     | did you mean XM_KAFKA_BOOTSTRAP?
            XM_KAFKA_BOOTSTRAP: kafka:19092     | XM_KAFKA_BOOTSTRAP: kafka          | is not host:port
            XM_TOPICS_REPLICATION: "1"          | XM_TOPICS_REPLICATION: "0"         | copies keep nothing
            XM_LINKS_BOARD: http://127.0.0.1    | XM_LINKS_BOARD: 127.0.0.1          | is no address
            XM_ACCESS_TOKEN_FILE: /run          | XM_ACCESS_TOKEN_FILES: /run        | everybody there would see the customers
            XM_ALERTMANAGER_URLS: http          | XM_METRICS_PORT: http              | a whole number
            dispatch, --config                  | dispatch, --metrics.ports=1, --config | metrics.ports is not a setting
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

    private static List<Setup> setups(String compose) {
        List<Setup> setups = new ArrayList<>();
        new Compose(YamlText.one(compose))
                .services()
                .values()
                .forEach(service -> Setup.of(service).ifPresent(setups::add));
        return setups;
    }

    /** The arguments of a job stand beside its pods. */
    private static JsonNode withArguments(JsonNode resource, JsonNode container) {
        JsonNode arguments = resource.at("/spec/job/args");
        return arguments.isMissingNode() ? container : ((ObjectNode) container).set("args", arguments);
    }
}
