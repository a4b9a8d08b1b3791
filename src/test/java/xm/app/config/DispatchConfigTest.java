package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.Mistakes;
import xm.io.channel.AlertmanagerSettings;
import xm.io.channel.OutboxSettings;

class DispatchConfigTest {
    private static final Path SHIPPED = Path.of("docker/dispatch/dispatch.yml");

    @TempDir
    Path directory;

    @Test
    void theShippedFileShowsTheDefaults() {
        DispatchConfig shipped = DispatchConfig.read(Optional.of(SHIPPED), Map.of(), List.of());
        assertThat(shipped)
                .usingRecursiveComparison()
                .isEqualTo(DispatchConfig.read(
                        Optional.empty(), Map.of(), List.of("--alertmanager.urls=http://127.0.0.1:9093")));
        assertThat(shipped.outbox()).isEqualTo(OutboxSettings.DEFAULT);
        assertThat(shipped.alertmanager())
                .contains(new AlertmanagerSettings(
                        List.of(URI.create("http://127.0.0.1:9093")),
                        Map.of(),
                        Duration.ofMinutes(1),
                        Map.of(),
                        Duration.ofMinutes(3)));
    }

    /** With less, the end of what was muted for a day reaches an Alertmanager that has forgotten whom it called. */
    @Test
    void theShippedAlertmanagerRemembersWhomItCalledForAsLongAsEndsAreTold() throws IOException {
        String repeated = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("docker/alertmanager/alertmanager.yml").toFile())
                .at("/route/repeat_interval")
                .asText();
        assertThat(Duration.parse("PT" + repeated.toUpperCase(Locale.ROOT)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(OutboxSettings.DEFAULT.endedMillis()));
    }

    @Test
    void theShippedFileShowsEveryKeyWithAComment() throws IOException {
        Settings settings = new Settings(Optional.of(SHIPPED), Map.of(), List.of());
        DispatchConfig.from(settings);
        assertThat(SettingsFile.read(SHIPPED, new ArrayList<>()).keySet())
                .containsAll(settings.known())
                .contains("kafka.properties", "alertmanager.labels");
        assertThat(Files.readAllLines(SHIPPED))
                .filteredOn(line -> line.matches("\\s*[a-z-]+:.*"))
                .allMatch(line -> line.contains("# ") || line.matches("[a-z-]+:"));
    }

    @Test
    void aCanaryIsOffUnlessItIsAskedForAndNeverInAHurry() {
        String alertmanager = "--alertmanager.urls=http://127.0.0.1:9093";

        assertThat(DispatchConfig.read(Optional.empty(), Map.of(), List.of(alertmanager))
                        .canary())
                .isZero();
        assertThat(DispatchConfig.read(Optional.empty(), Map.of("XM_CANARY", "PT1M"), List.of(alertmanager))
                        .canary())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(
                                Mistakes.class,
                                () -> DispatchConfig.read(
                                        Optional.empty(), Map.of(), List.of(alertmanager, "--canary=PT1S")))
                        .sentences())
                .singleElement()
                .asString()
                .contains("canary", "at least PT10S was expected");
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirPlaces() throws IOException {
        Path file = Files.writeString(directory.resolve("dispatch.yml"), """
                kafka:
                  bootstrap: nowhere
                max-age: soon
                alertmanager:
                  urls: ["http://me:secret@host:9093", "host:9093"]
                  user: me
                  labels:
                    touch-point: x
                    severity: page
                metrics:
                  prot: 1
                """);
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class,
                () -> DispatchConfig.read(
                        Optional.of(file), Map.of(), List.of("--alertmanager.token=s3cret", "--metrics.port=x")));
        assertThat(mistakes.sentences())
                .anyMatch(it -> it.contains("dispatch.yml:2: kafka.bootstrap"))
                .anyMatch(it -> it.contains("dispatch.yml:3: max-age is 'soon'"))
                .anyMatch(it -> it.contains("dispatch.yml:5: alertmanager.urls: an address holds a password"))
                .anyMatch(it -> it.contains("'host:9093' is no address of an Alertmanager"))
                .anyMatch(it -> it.contains("dispatch.yml:6: alertmanager.user: a token is given too"))
                .anyMatch(it -> it.contains("dispatch.yml:8: alertmanager.labels.touch-point: a label's name has"))
                .anyMatch(it -> it.contains("dispatch.yml:9: alertmanager.labels.severity: this label says which"))
                .anyMatch(it -> it.contains("metrics.prot is not a setting; did you mean metrics.port?"))
                .anyMatch(it -> it.contains("--metrics.port: metrics.port is 'x'"))
                .anyMatch(it -> it.contains("--alertmanager.token: a secret is seen by everybody on the command line;"
                        + " give it as XM_ALERTMANAGER_TOKEN in the environment"))
                .noneMatch(it -> it.contains("s3cret") || it.contains("secret@"));
    }

    /** A channel that is not there was told of as one value where a list was, or not at all. */
    @Test
    void anAlertmanagerOfWhichOnlyAPartIsSetIsAMistake() throws IOException {
        String slack = "slack: {webhook-url: 'https://hooks.slack.example/x'}\n";
        assertThat(sentences("alertmanager: {urls: []}\n" + slack)).isEmpty();
        assertThat(sentences("alertmanager: {resend: PT1M, watchdog-within: PT3M}\n" + slack))
                .as("the defaults, as the shipped file has them")
                .isEmpty();
        for (String half :
                List.of("labels: {env: prod}", "resend: PT30S", "watchdog-within: PT1M", "urls: ['']\n  user: x")) {
            assertThat(sentences("alertmanager:\n  " + half + "\n" + slack))
                    .anyMatch(
                            it -> it.contains("nobody is told through this channel, for alertmanager.urls is not set"));
        }
    }

    @Test
    void whatAlertmanagerCannotBeAskedWithIsAMistake() throws IOException {
        assertThat(sentences("""
                        alertmanager:
                          urls: ['http://alertmanager:99999', 'http://alertmanager:0']
                          user: a:b
                          password: x
                          watchdog-within: PT5S
                        """))
                .hasSize(4)
                .anyMatch(it -> it.contains("'http://alertmanager:99999' is no address"))
                .anyMatch(it -> it.contains("'http://alertmanager:0' is no address"))
                .anyMatch(it -> it.contains("alertmanager.user: HTTP cannot send a name with a colon"))
                .anyMatch(it -> it.contains("alertmanager.watchdog-within: PT5S is too short"));
    }

    @Test
    void aLabelOfSeveralWordsCanBeSetByAVariable() {
        DispatchConfig config = DispatchConfig.read(
                Optional.empty(),
                Map.of("XM_ALERTMANAGER_LABELS_COST_CENTER", "cx"),
                List.of("--alertmanager.urls=http://127.0.0.1:9093"));
        assertThat(config.alertmanager().orElseThrow().labels()).containsExactly(Map.entry("cost_center", "cx"));
    }

    /** A pager knows incidents by their group: the second of a group called nobody. */
    @Test
    void theShippedAlertmanagerMakesEachPageAnIncidentOfItsOwn() throws IOException {
        JsonNode pages = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("docker/alertmanager/alertmanager.yml").toFile())
                .at("/route/routes/2");
        assertThat(pages.at("/receiver").asText()).isEqualTo("pager");
        assertThat(pages.at("/group_by"))
                .extracting(JsonNode::asText)
                .containsExactly("alertname", "promise", "segment", "touchpoint", "channel");
    }

    /** They ended the program with 3 and alone, when the first client was made. */
    @Test
    void mistakesInWhatKafkaIsGivenAreToldWithTheOthersAndWithoutSecrets() throws IOException {
        String file = """
                kafka:
                  properties:
                    security.protocol: SASL_SSLX
                    fetch.max.wait.ms: soon
                    linger.ms: never
                    sasl.mechanism: PLAIN
                    sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required password=my hunter2;'
                    of.somebody.else: x
                max-age: soon
                alertmanager: {urls: ['http://127.0.0.1:9093']}
                """;
        assertThat(sentences(file))
                .hasSize(5)
                .anyMatch(it ->
                        it.startsWith("dispatch.yml:3: kafka.properties.security.protocol: Invalid value SASL_SSLX"))
                .anyMatch(it -> it.startsWith("dispatch.yml:4: kafka.properties.fetch.max.wait.ms: Invalid value soon"))
                .anyMatch(it -> it.startsWith("dispatch.yml:5: kafka.properties.linger.ms: Invalid value never"))
                .anyMatch(it ->
                        it.startsWith("dispatch.yml:7: kafka.properties.sasl.jaas.config: Kafka cannot read this"))
                .anyMatch(it -> it.startsWith("dispatch.yml:9: max-age"))
                .noneMatch(it -> it.contains("hunter2") || it.contains("password="));
        assertThat(sentences(file.replace("SASL_SSLX", "sasl_ssl")
                        .replace("soon", "PT1M")
                        .replace("fetch.max.wait.ms: PT1M", "fetch.max.wait.ms: ${env:X}")
                        .replace("never", "5")
                        .replace("my hunter2", "\"my hunter2\"")))
                .isEmpty();
    }

    /** A token in the address of a peer was printed. */
    @Test
    void anAddressThatIsNoneIsToldWithoutWhatMayBeASecret() throws IOException {
        for (String url : List.of(
                "https://am.example/?token=hidden",
                "https://am.example/#hidden",
                "https://am.example/?token=a@hidden",
                "https://me:hid?den@am.example",
                "ht tp://am.example?hidden")) {
            assertThat(sentences("alertmanager: {urls: ['" + url + "']}\n"))
                    .as(url)
                    .anyMatch(it -> it.contains("is no address of an Alertmanager; write it as http://host:9093"))
                    .noneMatch(it -> it.contains("hidden") || it.contains("hid?") || it.contains("token"));
        }
    }

    @Test
    void aPasswordWithoutAUserIsAMistakeAtItsLine() throws IOException {
        assertThat(sentences("alertmanager:\n  urls: ['http://a:9093']\n  password: x\n"))
                .containsExactly(
                        "dispatch.yml:3: alertmanager.password: user and password belong together; give both or none");
        assertThat(sentences("alertmanager:\n  urls: ['http://a:9093']\n  user: x\n"))
                .containsExactly(
                        "dispatch.yml:3: alertmanager.user: user and password belong together; give both or none");
    }

    private List<String> sentences(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("dispatch.yml"), yaml);
        try {
            DispatchConfig.read(Optional.of(file), Map.of(), List.of());
            return List.of();
        } catch (Mistakes mistakes) {
            return mistakes.sentences();
        }
    }

    /** Its variable was taken for what Kubernetes adds, and silently left out. */
    @Test
    void aPortCanBeSetInTheEnvironmentWhateverKubernetesAdds() {
        Map<String, String> environment = Map.of(
                "XM_METRICS_PORT",
                "9999",
                "XM_DISPATCH_PORT",
                "tcp://10.0.0.1:9465",
                "XM_DISPATCH_SERVICE_PORT",
                "9465");
        assertThat(DispatchConfig.read(Optional.of(SHIPPED), environment, List.of())
                        .metricsPort())
                .isEqualTo(9999);
    }

    @Test
    void somebodyMustBeTold() throws IOException {
        String nobody = "alertmanager.urls: no channel is set, so nobody would be told";
        Mistakes mistakes =
                catchThrowableOfType(Mistakes.class, () -> DispatchConfig.read(Optional.empty(), Map.of(), List.of()));
        assertThat(mistakes.sentences()).singleElement().asString().contains(nobody);
        for (String empty : List.of("urls: []", "urls: ['']", "urls: ")) {
            assertThat(sentences("alertmanager: {" + empty + "}\n"))
                    .as(empty)
                    .singleElement()
                    .asString()
                    .contains(nobody);
        }
    }

    @Test
    void secretsComeFromTheEnvironmentOrAFileAndAreNotPrinted() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cret\n");
        DispatchConfig config = DispatchConfig.read(
                Optional.empty(),
                Map.of("XM_ALERTMANAGER_TOKEN_FILE", token.toString()),
                List.of("--alertmanager.urls=http://a:9093,http://b:9093"));
        AlertmanagerSettings settings = config.alertmanager().orElseThrow();
        assertThat(settings.headers()).containsEntry("Authorization", "Bearer s3cret");
        assertThat(settings.peers()).hasSize(2);
        assertThat(config.toString()).doesNotContain("s3cret");
    }
}
