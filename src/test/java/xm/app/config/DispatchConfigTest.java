package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    void somebodyMustBeTold() {
        Mistakes mistakes =
                catchThrowableOfType(Mistakes.class, () -> DispatchConfig.read(Optional.empty(), Map.of(), List.of()));
        assertThat(mistakes.sentences())
                .singleElement()
                .asString()
                .contains("alertmanager.urls: no channel is set, so nobody would be told");
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
