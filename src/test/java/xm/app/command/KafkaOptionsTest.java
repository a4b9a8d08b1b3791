package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.app.config.JobConfig;
import xm.app.config.KafkaConfig;
import xm.codec.Mistakes;

class KafkaOptionsTest {
    private static final List<String> KAFKA = List.of("--kafka.bootstrap=127.0.0.1:1");

    @TempDir
    Path directory;

    /** {@code xm doctor} without {@code --dispatch} refused them. */
    @Test
    void oneEnvironmentMayServeTheDispatcherToo() {
        KafkaOptions options = new KafkaOptions();
        assertThat(options.read(KAFKA, Map.of("XM_SLACK_WEBHOOK_URL", "https://hooks.slack.example/x"))
                        .brokers()
                        .bootstrap())
                .isEqualTo("127.0.0.1:1");
        assertThatThrownBy(() -> options.read(KAFKA, Map.of("XM_SLAK_WEBHOOK_URL", "x")))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("XM_SLAK_WEBHOOK_URL is not a setting");
    }

    /** {@code xm topics --config job.yaml} ended with 2 wherever the key of the pseudonyms is not mounted. */
    @Test
    void filesThatOnlyTheJobNeedsAreNotLookedFor() throws IOException {
        KafkaOptions options = options("""
                kafka: {bootstrap: "broker:9092", topic-prefix: acme.}
                pseudonymise: true
                pseudonym-key-file: /run/secrets/not-here
                mapping: /etc/xm/not-here.yaml
                churn: /etc/xm/not-here.yaml
                influx: {url: "http://influx:8086", org: cx, token-file: /run/secrets/not-here}
                """);
        KafkaConfig kafka = options.read(List.of("--topics.partitions=3"), Map.of());
        assertThat(kafka.brokers().bootstrap()).isEqualTo("broker:9092");
        assertThat(kafka.topics().touchpoints()).isEqualTo("acme.touchpoints");
        assertThat(kafka.plan().partitions()).isEqualTo(3);
        assertThatThrownBy(() -> options.readWhole(List.of(), Map.of()))
                .hasMessageContaining("pseudonym-key-file")
                .hasMessageContaining("mapping")
                .hasMessageContaining("influx.token-file");
    }

    @Test
    void aKeyOfNeitherJobAndAWrongValueOfKafkaAreMistakesAllTheSame() throws IOException {
        KafkaOptions options = options("""
                kafka: {bootstrap: broker}
                windws: [PT1M]
                """);
        assertThatThrownBy(() -> options.read(List.of(), Map.of()))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("job.yaml:1: kafka.bootstrap: 'broker' is not host:port")
                .hasMessageContaining("job.yaml:2: windws is not a setting; did you mean windows?");
    }

    /** Its line 13 says so; its keys were none of the settings. */
    @Test
    void theSettingsOfPromiseWatchAreTakenAsWell() throws IOException {
        KafkaOptions options = options(Files.readString(Path.of("jobs/promise-watch/job.yaml")));
        assertThat(options.read(List.of(), Map.of()))
                .isEqualTo(JobConfig.defaults().kafka());
        assertThat(options.readWhole(List.of(), Map.of()).kafka())
                .isEqualTo(JobConfig.defaults().kafka());
        assertThatThrownBy(() -> options.readWhole(List.of("--alerts.hold=long"), Map.of()))
                .hasMessageContaining("--alerts.hold: alerts.hold is 'long'");
    }

    private KafkaOptions options(String settings) throws IOException {
        KafkaOptions options = new KafkaOptions();
        Path file = Files.writeString(directory.resolve("job.yaml"), settings);
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("kafka", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs("--config", file.toString());
        return options;
    }
}
