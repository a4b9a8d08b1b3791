package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.codec.Mistakes;
import xm.flow.SignalSettings;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxSettings;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.Topics;
import xm.signal.WindowLadder;

class JobConfigTest {
    private static final Path SHIPPED = Path.of("jobs/experience-signals/job.yaml");
    private static final Path BAD = Path.of("src/test/resources/config/bad");

    @TempDir
    Path directory;

    @Test
    void theShippedFileShowsTheDefaults() {
        assertThat(JobConfig.read(Optional.of(SHIPPED), Map.of(), List.of()))
                .usingRecursiveComparison()
                .isEqualTo(JobConfig.defaults());
    }

    @Test
    void theShippedFileShowsEveryKeyWithAComment() throws IOException {
        Settings settings = new Settings(Optional.of(SHIPPED), Map.of(), List.of());
        JobConfig.from(settings);
        assertThat(SettingsFile.read(SHIPPED, new java.util.ArrayList<>()).keySet())
                .containsAll(settings.known())
                .contains("kafka.properties");
        assertThat(Files.readAllLines(SHIPPED))
                .filteredOn(line -> line.matches("\\s*[a-z-]+:.*"))
                .filteredOn(line -> !line.matches("(kafka|influx):"))
                .allMatch(line -> line.contains("# "));
    }

    @Test
    void readsEveryKey() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "t0ken\n");
        JobConfig config = read("""
                kafka:
                  bootstrap: one:9092,two:9093
                  topic-prefix: acme.
                  exactly-once: true
                  transaction-timeout: PT10M
                  partition-discovery: PT5M
                  properties:
                    security.protocol: SASL_SSL
                    sasl.jaas.config: "org.example.Scram required password='x';"
                topics: {partitions: 24, replication: 3, retention: P30D}
                windows:
                  - PT1M
                  - PT1H
                allowed-lateness: PT2H
                customer-memory: P30D
                bundle-size: 500
                out-of-orderness: PT1M
                idle-after: PT1M
                future-tolerance: PT2M
                checkpoint-interval: PT1M
                parallelism: 8
                influx:
                  url: http://influx:8086
                  org: cx
                  bucket: signals
                  token-file: %s
                pseudonymise: true
                pseudonym-key: sixteen letters!
                """.formatted(token));
        assertThat(config)
                .usingRecursiveComparison()
                .isEqualTo(new JobConfig(
                        new KafkaConfig(
                                new Brokers(
                                        "one:9092,two:9093",
                                        Map.of(
                                                "security.protocol", "SASL_SSL",
                                                "sasl.jaas.config", "org.example.Scram required password='x';")),
                                new Topics("acme."),
                                new TopicPlan(24, (short) 3, Duration.ofDays(30)),
                                true,
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(5)),
                        new TimeConfig(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2)),
                        new SignalSettings(
                                WindowLadder.of(List.of("PT1M", "PT1H")),
                                Duration.ofHours(2).toMillis(),
                                Duration.ofDays(30).toMillis(),
                                500),
                        Duration.ofMinutes(1),
                        OptionalInt.of(8),
                        Optional.of(
                                InfluxSettings.v2("http://influx:8086", "cx", "signals", InfluxAccess.token("t0ken"))),
                        true,
                        Optional.of(new Secret("sixteen letters!")),
                        Optional.empty()));
    }

    @Test
    void theEnvironmentIsStrongerThanTheFileAndTheCommandLineStrongest() throws IOException {
        Path file = file("parallelism: 1\nidle-after: PT1S\nout-of-orderness: PT1S\n");
        JobConfig config = JobConfig.read(
                Optional.of(file),
                Map.of("XM_IDLE_AFTER", "PT2S", "XM_OUT_OF_ORDERNESS", "PT2S", "HOME", "/"),
                List.of("--out-of-orderness=PT3S"));
        assertThat(config.parallelism()).hasValue(1);
        assertThat(config.time().idleAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.time().outOfOrderness()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void listsAndKafkaPropertiesCanComeFromTheEnvironment() {
        JobConfig config = JobConfig.read(
                Optional.empty(),
                Map.of(
                        "XM_WINDOWS",
                        "PT1M, PT5M",
                        "XM_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                        "/trust",
                        "XM_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                        ""),
                List.of("--kafka.properties.client.rack=b"));
        assertThat(config.signals().ladder().names()).containsExactly("PT1M", "PT5M");
        assertThat(config.kafka().brokers().properties())
                .isEqualTo(Map.of("ssl.truststore.location", "/trust", "client.rack", "b"));
    }

    @Test
    void readsHowLongTheStoreMayBeAway() {
        String url = "--influx.url=http://influx:8086";
        assertThat(JobConfig.read(Optional.empty(), Map.of(), List.of(url, "--influx.patience=PT90S"))
                        .store()
                        .orElseThrow()
                        .patience()
                        .outageMillis())
                .isEqualTo(90_000);
    }

    @Test
    void variablesThatKubernetesAddsForAServiceAreNoSettings() {
        Map<String, String> service = Map.of(
                "XM_SERVICE_HOST", "10.0.0.1",
                "XM_PORT", "tcp://10.0.0.1:8080",
                "XM_BOARD_SERVICE_HOST", "10.0.0.1",
                "XM_BOARD_SERVICE_PORT", "8080",
                "XM_BOARD_SERVICE_PORT_HTTP", "8080",
                "XM_BOARD_PORT", "tcp://10.0.0.1:8080",
                "XM_BOARD_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "XM_BOARD_PORT_8080_TCP_ADDR", "10.0.0.1",
                "XM_JAVA_OPTS", "-Xmx1g");
        assertThat(JobConfig.read(Optional.empty(), service, List.of()))
                .usingRecursiveComparison()
                .isEqualTo(JobConfig.defaults());
        assertThat(mistakes(() -> JobConfig.read(Optional.empty(), Map.of("XM_BOARD_PORTS", "1"), List.of()))
                        .sentences())
                .containsExactly("XM_BOARD_PORTS is not a setting");
    }

    @Test
    void tellsAllMistakesAtOnce() throws IOException {
        Path file = file("parallelism: many\nwindow: PT1M\n");
        Mistakes mistakes = mistakes(() -> JobConfig.read(
                Optional.of(file),
                Map.of("XM_PARALELISM", "4", "XM_JAVA_OPTS", "-Xmx1g"),
                List.of("--idle-after=soon", "--kafka.topic_prefix=a.", "parallelism=4")));
        assertThat(mistakes.sentences())
                .containsExactly(
                        "an argument without '--': a setting is written --key=value, such as --parallelism=4",
                        "--idle-after: idle-after is 'soon'; an ISO 8601 duration was expected, such as PT30S, PT15M or"
                                + " P7D",
                        "job.yaml:1: parallelism is 'many'; a whole number from 1 to 720 was expected",
                        "job.yaml:2: window is not a setting; did you mean windows?",
                        "XM_PARALELISM is not a setting; did you mean XM_PARALLELISM?",
                        "--kafka.topic_prefix: kafka.topic_prefix is not a setting; did you mean kafka.topic-prefix?");
    }

    /** What others read of what is given to Kafka's clients: a provider, a reporter, Flink's connector. */
    @Test
    void whatIsNotNearlyKafkasOwnPassesToItsClients() {
        Map<String, String> properties = JobConfig.read(
                        Optional.empty(),
                        Map.of("XM_KAFKA_PROPERTIES_MY_REPORTER_URL", "x"),
                        List.of("--kafka.properties.client.id.prefix=a", "--kafka.properties.acks=all"))
                .kafka()
                .brokers()
                .properties();
        assertThat(properties).containsOnlyKeys("my.reporter.url", "client.id.prefix", "acks");
    }

    @Test
    void theGuidesExampleOfASecuredBrokerIsTakenAndLeavesThePasswordInItsFile() throws IOException {
        String guide = Files.readString(Path.of("docs/security.md"));
        String example = guide.substring(guide.indexOf("kafka:\n  bootstrap:"));
        assertThat(read(example.substring(0, example.indexOf("```")))
                        .kafka()
                        .brokers()
                        .properties())
                .containsEntry("sasl.jaas.config", "${file:/run/secrets/kafka/kafka.properties:jaas}")
                .containsEntry("config.providers.file.param.allowed.paths", "/run/secrets/kafka");
    }

    @Test
    void saysWhichFileIsNotThere() {
        Path missing = directory.resolve("missing.yaml");
        assertThat(mistakes(() -> JobConfig.read(Optional.of(missing), Map.of(), List.of()))
                        .sentences())
                .containsExactly(missing + ": there is no such file");
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws IOException {
        assertThat(read("# nothing set\n")).usingRecursiveComparison().isEqualTo(JobConfig.defaults());
    }

    static Stream<Path> badFiles() throws IOException {
        return Files.list(BAD).filter(file -> file.toString().endsWith(".yaml")).sorted();
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void tellsTheOneMistakeOfABadFile(Path file) throws IOException {
        Path sentence = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
        assertThat(mistakes(() -> JobConfig.read(Optional.of(file), Map.of(), List.of()))
                        .sentences())
                .containsExactly(Files.readString(sentence).strip());
    }

    private JobConfig read(String yaml) throws IOException {
        return JobConfig.read(Optional.of(file(yaml)), Map.of(), List.of());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), yaml);
    }

    private static Mistakes mistakes(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        return catchThrowableOfType(Mistakes.class, reading);
    }
}
