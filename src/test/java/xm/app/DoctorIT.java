package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedStore;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;

/** What {@code xm topics} and {@code xm doctor} say and how they exit, with real parts up and down. */
class DoctorIT {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void findsMissingTopicsAndThenThatAllIsInOrder() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"))) {
            Path config = Files.writeString(
                    directory.resolve("job.yaml"), "kafka: {bootstrap: \"" + broker.bootstrap() + "\"}\n");

            assertThat(run("doctor", "--config", config.toString())).isEqualTo(ExitCode.FOUND);
            assertThat(said()).contains("wrong  topic touchpoints is missing; xm topics creates it");

            assertThat(run("topics", "--config", config.toString()))
                    .as(err::toString)
                    .isEqualTo(ExitCode.DONE);
            assertThat(said()).contains("created  touchpoints").doesNotContain("exists");
            assertThat(run("topics", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.DONE);
            assertThat(said()).contains("exists   touchpoints").doesNotContain("created");

            assertThat(run("doctor", "--config", config.toString())).isEqualTo(ExitCode.DONE);
            assertThat(said())
                    .contains("ok     topic touchpoints has 12 partitions")
                    .contains("ok     topic promise-book has 1 partition")
                    .contains("ok     store is not set")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void findsATopicThatWouldForget() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
                var admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(10))) {
            admin.createTopics(java.util.List.of(
                            new org.apache.kafka.clients.admin.NewTopic("customer-segments", 1, (short) 1)))
                    .all()
                    .get();
            assertThat(run("topics", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.DONE);
            said();
            assertThat(run("doctor", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.FOUND);
            assertThat(said()).contains("wrong  topic customer-segments has cleanup.policy delete, compact is needed");
        }
    }

    @Test
    void findsATopicThatTakesTheProducersWordForTheTime() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
                var admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(10))) {
            admin.createTopics(
                            java.util.List.of(new org.apache.kafka.clients.admin.NewTopic("touchpoints", 1, (short) 1)))
                    .all()
                    .get();
            assertThat(run("topics", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.DONE);
            said();
            assertThat(run("doctor", "--bootstrap", broker.bootstrap())).isEqualTo(ExitCode.FOUND);
            assertThat(said())
                    .contains("wrong  topic touchpoints has message.timestamp.type CreateTime, LogAppendTime is needed;"
                            + " change it with: kafka-configs.sh --alter --entity-type topics --entity-name touchpoints"
                            + " --add-config message.timestamp.type=LogAppendTime")
                    .contains("ok     topic customer-segments has 12 partitions");
        }
    }

    @Test
    @Timeout(20)
    void saysThatKafkaAndTheStoreDoNotAnswer() {
        String nowhere = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        assertThat(run("doctor", "--bootstrap", nowhere, "--influx.url=http://" + nowhere))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said())
                .contains("wrong  Kafka at " + nowhere + " does not answer; check that it runs")
                .contains("wrong  store at http://" + nowhere + " cannot be reached");
        assertThat(run("topics", "--bootstrap", nowhere)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("Kafka at " + nowhere + " does not answer; check that it runs");
    }

    @Test
    void asksTheStoreWhetherItWouldTakePoints() throws Exception {
        String nowhere = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        try (EmbeddedStore store = EmbeddedStore.start(directory.resolve("store"), EmbeddedStore.ANY_PORT)) {
            run(
                    "doctor",
                    "--bootstrap",
                    nowhere,
                    "--influx.url=" + store.url(),
                    "--influx.user=xm",
                    "--influx.password-file=" + directory.resolve("store/password"));
            assertThat(said()).contains("ok     store at " + store.url() + " would take points");
            Path wrong = Files.writeString(directory.resolve("token"), "wrong");
            run("doctor", "--bootstrap", nowhere, "--influx.url=" + store.url(), "--influx.token-file=" + wrong);
            assertThat(said()).contains("wrong  store at " + store.url() + " turns us away");
        }
    }

    @Test
    void tellsMistakesInTheSettings() {
        assertThat(run("doctor", "--config", "no/such.yaml")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("no/such.yaml: there is no such file");
        assertThat(run("doctor", "--paralelism=4")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("did you mean parallelism?");
    }

    private int run(String... args) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private String said() {
        String said = out.toString();
        out.getBuffer().setLength(0);
        return said;
    }
}
