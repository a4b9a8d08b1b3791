package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.speed.Backend;

/** The compose file as it is shipped, and each rule on a copy that breaks it. */
class ComposeTest {
    private static final Path DIRECTORY = Path.of("docker");
    private static final Path SHIPPED = DIRECTORY.resolve("compose.yaml");
    private static final Set<String> OWN = Set.of("experience-monitor:0.2.0", "experience-monitor-jobs:0.2.0");

    @TempDir
    Path directory;

    @Test
    void theShippedFileHasNoMistake() {
        assertThat(mistakes(YamlText.text(SHIPPED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signals", "watch"})
    void stateIsKeptAsItIsMeasured(String job) {
        JsonNode taskManager = new Compose(YamlText.one(SHIPPED)).services().get(job + "-taskmanager");
        assertThat(Backend.stateOf(Compose.flinkProperties(taskManager))).isEqualTo(Backend.ROCKSDB.shipped());
    }

    @Test
    void theGuideSaysHowMuchMemoryAllOfItMayTake() throws IOException {
        double bytes = new Compose(YamlText.one(SHIPPED))
                .services().values().stream()
                        .mapToLong(service -> MemorySize.parse(
                                        service.path("mem_limit").asText())
                                .getBytes())
                        .sum();
        assertThat(Files.readString(Path.of("docs/deploy.md")))
                .contains("up to " + (long) Math.ceil(bytes / (1 << 30)) + " GiB of memory (`mem_limit`)");
    }

    @Test
    void everythingThatTheProductIsMadeOfIsThere() {
        assertThat(new Compose(YamlText.one(SHIPPED)).services())
                .containsKeys(
                        "kafka",
                        "influxdb",
                        "grafana",
                        "alertmanager",
                        "prometheus",
                        "signals-jobmanager",
                        "signals-taskmanager",
                        "watch-jobmanager",
                        "watch-taskmanager",
                        "board",
                        "dispatch");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apache/kafka:4.2.1                        | apache/kafka:latest            | kafka: image 'apache/kafka:latest' is not pinned
            influxdb:2.9.1                            | influxdb:2                     | influxdb: image 'influxdb:2' is not pinned
            127.0.0.1:9092:9092                       | 9092:9092                      | kafka: port 9092:9092 is open to other machines
            127.0.0.1:8082:8081                       | 127.0.0.1:8081:8081            | port 8081 of this machine is taken twice
            user: appuser                             | user: "0:0"                    | kafka: it runs as root
            user: "1000:1000"                         | init: true                     | influxdb: it runs as root, or as whoever
            cap_drop: [ALL]                           | cap_drop: [CHOWN]              | kafka: it keeps rights of root
            no-new-privileges:true                    | seccomp:unconfined             | kafka: it can gain rights
            {max-size: 20m, max-file: "3"}            | {max-file: "3"}                | kafka: its log has no max-size
            mem_limit: 1280m                          | init: true                     | signals-jobmanager: there is no mem_limit
            stop_grace_period: 1m                     | privileged: true               | kafka: privileged is not wanted here
            - ../jobs:/opt/xm/jobs:ro                 | - ../jobs:/opt/xm/jobs         | could be written to; end it with :ro
            - ../jobs:/opt/xm/jobs:ro                 | - ../job:/opt/xm/jobs:ro       | ../job is mounted and is not there
            - flink:/var/lib/xm                       | - state:/var/lib/xm            | the volume state is not declared
            - flink:/var/lib/xm                       | - state:/var/lib/xm            | the volume flink is mounted by nobody
            - flink:/var/lib/xm                       | - grafana:/var/lib/xm          | its state is not on the volume flink
            {file: ./secrets/slack-url}               | {environment: SLACK}           | the secret slack-url is not a file
            secrets: [board-token]                    | secrets: [grafana-password]    | XM_ACCESS_TOKEN_FILE names /run/secrets/board-token, which is not mounted
            secrets: [board-token]                    | secrets: [board]               | board: the secret board is not declared
            secrets: [board-token]                    | secrets: [grafana-password]    | the secret board-token is used by nobody
            XM_INFLUX_TOKEN_FILE: /run/secrets/influx-token | XM_INFLUX_TOKEN: t0ken   | XM_INFLUX_TOKEN holds a secret
            [board, --config, /etc/xm/board.yml]      | [board, "--access.token=abc"]  | board: --access.token tells a secret
            XM_CANARY: PT1M                           | XM_SLACK_WEBHOOK_URL: https    | dispatch: XM_SLACK_WEBHOOK_URL holds a secret
            XM_CANARY: PT1M                           | XM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG: x | dispatch: XM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG holds a secret
            INFLUX_TOKEN=$$(cat                       | INFLUX_TOKEN=$(cat             | would be filled in from outside
            kafka: {condition: service_healthy}       | kafkas: {condition: service_healthy} | topics: depends on kafkas, which is no service
            kafka: {condition: service_healthy}       | topics: {condition: service_started} | topics: waits for itself
            restart: on-failure                       | init: true                     | waits for the end of topics, which is started again
            kafka: {condition: service_healthy}       | xm: {condition: service_healthy} | waits for the health of xm, which has no check
            condition: service_started                | condition: service_begun       | waits for signals-jobmanager in no known way
            jobmanager.rpc.address: watch-jobmanager  | jobmanager.rpc.address: watch  | its JobManager 'watch' is no service
            jobmanager.memory.process.size: 1g        | jobmanager.memory.process.size: 4g | its process of 4g does not fit into its mem_limit
            state.backend.type: rocksdb               | state.backend.typ: rocksdb     | state.backend.typ is no setting of Flink
            execution.checkpointing.incremental: true | execution.checkpointing.incremental: often | is 'often', which Flink cannot read
            parallelism.default: 2                    | parallelism.default: 2 # two   | is not read as it is written
            RETAIN_ON_CANCELLATION                    | DELETE_ON_CANCELLATION         | its checkpoints end with it
            execution.checkpointing.num-retained: 3   | execution.checkpointing.num-retained: 1 | its newest checkpoint is the only one
            file:///var/lib/xm/savepoints/promise     | file:///tmp/savepoints/promise | savepoint-dir is not under file:///var/lib/xm/
            """)
    void aBrokenCopyIsFound(String from, String to, String mistake) {
        String shipped = YamlText.text(SHIPPED);
        assertThat(shipped).contains(from);
        assertThat(mistakes(shipped.replace(from, to))).anyMatch(it -> it.contains(mistake));
    }

    @Test
    void aServiceWithoutACheckOfItsHealthIsFound() {
        String shipped = YamlText.text(SHIPPED);
        assertThat(mistakes(shipped.replace("    healthcheck:", "    x-healthcheck:")))
                .contains("kafka: nothing checks its health");
    }

    @Test
    void aTaskManagerThatIsSetOtherwiseThanItsJobManagerIsFound() {
        String broken = YamlText.text(SHIPPED).replace("FLINK_PROPERTIES: *watch-flink", """
                FLINK_PROPERTIES: |
                        jobmanager.rpc.address: watch-jobmanager
                        taskmanager.memory.process.size: 1g
                """);
        assertThat(mistakes(broken))
                .contains("watch-taskmanager: it is set otherwise than its JobManager watch-jobmanager");
    }

    /** Version 1 of the program, as Debian packages it, looks without an engine; it knows no name of the project yet. */
    @Test
    void dockerComposeReadsIt() throws Exception {
        assumeTrue(Shell.has("docker-compose"), "skipped: no docker-compose on the PATH");
        String text = YamlText.text(SHIPPED).replace("name: experience-monitor\n", "");
        assertThat(dockerCompose(text)).isEqualTo(new Shell.Ran(0, "", ""));
        assertThat(dockerCompose(text.replace("    mem_limit: 1g", "    memlimit: 1g"))
                        .code())
                .isNotZero();
    }

    private Shell.Ran dockerCompose(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("compose.yaml"), text);
        return Shell.in(directory).run("docker-compose", "-f", file.toString(), "config", "-q");
    }

    private static List<String> mistakes(String text) {
        Compose compose = new Compose(YamlText.one(text));
        List<String> mistakes = new ArrayList<>(ComposeParts.mistakes(compose, DIRECTORY));
        mistakes.addAll(ComposeSafety.mistakes(compose, OWN));
        mistakes.addAll(ComposeFlink.mistakes(compose));
        return mistakes;
    }
}
