package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.config.JobConfig;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;

/** Commands and the job at a broker that speaks TLS alone and asks who they are; and what they say when that fails. */
class SecuredKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path directory;

    private static SecuredBroker secured;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        secured = SecuredBroker.start(directory.resolve("secured"));
    }

    @AfterAll
    static void stop() {
        secured.close();
    }

    @Test
    void commandsAndTheJobGetThroughWithThePropertiesOfTheirSettings() throws Exception {
        getsThrough(settings("right.yaml", SecuredBroker.PASSWORD, secured.authority()), "");
    }

    /** As docs/security.md has it: Kafka's own provider reads the file, in every client alike. */
    @Test
    void commandsAndTheJobGetThroughWithAPasswordThatStaysInAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("kafka.properties"), "jaas=" + jaas(SecuredBroker.PASSWORD));
        Path settings =
                settings("file.yaml", "${file:" + file + ":jaas}", """
                    config.providers: file
                    config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider
                    config.providers.file.param.allowed.paths: %s
                """.formatted(directory), secured.authority());
        assertThat(settings).content().doesNotContain(SecuredBroker.PASSWORD);
        getsThrough(settings, "file.");
    }

    private void getsThrough(Path settings, String prefix) throws Exception {
        assertThat(run("topics", "--config", settings.toString(), "--kafka.topic-prefix=" + prefix))
                .as(this::said)
                .isZero();
        assertThat(run("doctor", "--config", settings.toString(), "--kafka.topic-prefix=" + prefix))
                .as(this::said)
                .isZero();

        JobConfig config = JobConfig.read(
                Optional.of(settings),
                Map.of(),
                List.of(
                        "--windows=PT1M",
                        "--out-of-orderness=PT0S",
                        "--parallelism=1",
                        "--kafka.topic-prefix=" + prefix));
        Brokers brokers = config.kafka().brokers();
        TestRecords.write(
                brokers, prefix + "touchpoints", List.of(survey("e-1", 0), survey("e-2", 2), "this is no event"));
        try (EmbeddedFlink flink =
                EmbeddedFlink.start(directory.resolve(prefix + "flink"), LoopbackPort.anyFree(), 1)) {
            StreamExecutionEnvironment env = flink.environment("secured");
            ExperienceSignals.attach(env, config);
            JobClient job = env.executeAsync("secured");
            await().atMost(PATIENCE).until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
            assertThat(TestRecords.read(brokers, prefix + "experience-signals", 5))
                    .extracting(record -> new String(record.key(), UTF_8))
                    .contains("unassigned/checkout/web");
            assertThat(TestRecords.read(brokers, prefix + "touchpoints-rejected", 1))
                    .hasSize(1);
            job.cancel().get();
        }
        assertThat(said()).doesNotContain(SecuredBroker.PASSWORD);
    }

    @Test
    void aWrongPasswordIsToldInASentenceThatDoesNotHoldIt() throws Exception {
        Path settings = settings("wrong.yaml", "not-the-password", secured.authority());
        assertThat(run("doctor", "--config", settings.toString())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said())
                .contains("does not accept who we are; check the security settings in kafka.properties")
                .doesNotContain("not-the-password");
        assertThat(run("topics", "--config", settings.toString())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said()).contains("does not accept who we are").doesNotContain("not-the-password", "\tat ");
    }

    @Test
    void anAuthorityThatNobodyTrustsIsToldInASentence() throws Exception {
        Path other = SecuredBroker.certificate(directory, directory.resolve("other.p12"), "other");
        Path settings = settings("untrusted.yaml", SecuredBroker.PASSWORD, other);
        assertThat(run("doctor", "--config", settings.toString())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said())
                .contains("shows a certificate that is not trusted")
                .contains("ssl.truststore")
                .doesNotContain(SecuredBroker.PASSWORD, "\tat ");
    }

    private static Path settings(String name, String password, Path authority) throws IOException {
        return settings(name, jaas(password), "", authority);
    }

    private static String jaas(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + SecuredBroker.USER
                + "\" password=\"" + password + "\";";
    }

    private static Path settings(String name, String jaas, String providers, Path authority) throws IOException {
        return Files.writeString(
                directory.resolve(name), """
                kafka:
                  bootstrap: %s
                  properties:
                    security.protocol: SASL_SSL
                    sasl.mechanism: PLAIN
                    sasl.jaas.config: >-
                      %s
                %s    ssl.truststore.type: PEM
                    ssl.truststore.location: %s
                topics: {partitions: 1}
                """.formatted(secured.broker().bootstrap(), jaas, providers, authority));
    }

    private static String survey(String id, int minute) {
        return """
                {"id":"%s","time":"2025-06-02T10:0%d:00Z","kind":"survey","touchpoint":"checkout","channel":"web",\
                "customer":"c-1","survey":{"csat":5}}""".formatted(id, minute);
    }

    private int run(String... arguments) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String said() {
        return out + "\n" + err;
    }
}
