package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus and Alertmanager are told in the compose file. */
class PrometheusFileTest {
    private static final Path FILE = Path.of("docker/prometheus/prometheus.yml");
    private static final Path RULES = Path.of("dashboards/prometheus/experience-monitor.rules.yml");

    private final Compose compose = new Compose(YamlText.one(Path.of("docker/compose.yaml")));

    @TempDir
    Path directory;

    private static final Set<String> WITH_METRICS = Set.of("board", "dispatch");

    @Test
    void everyTargetIsAServiceAndEveryProcessOfOursThatHasMetricsIsFetched() {
        Set<String> hosts = new HashSet<>();
        YamlText.one(FILE)
                .findValues("targets")
                .forEach(targets -> Compose.texts(targets).forEach(it -> hosts.add(it.replaceFirst(":.*", ""))));
        assertThat(compose.services().keySet()).containsAll(hosts);
        compose.services().forEach((name, service) -> {
            if (!Compose.flinkProperties(service).isEmpty() || WITH_METRICS.contains(name)) {
                assertThat(hosts).contains(name);
            }
        });
    }

    @Test
    void promtoolReadsItBesideTheRules() throws Exception {
        assumeTrue(Shell.has("promtool"), "skipped: no promtool on the PATH");
        Path file = Files.copy(FILE, directory.resolve("prometheus.yml"));
        Files.copy(RULES, directory.resolve(RULES.getFileName()));
        assertThat(Shell.in(directory)
                        .run("promtool", "check", "config", file.toString())
                        .code())
                .isZero();
        Files.writeString(file, Files.readString(file).replace("scrape_interval", "scrap_interval"));
        assertThat(Shell.in(directory)
                        .run("promtool", "check", "config", file.toString())
                        .code())
                .isNotZero();
    }

    @Test
    void everySecretThatAlertmanagerReadsIsMountedThere() {
        Set<String> mounted = new HashSet<>();
        for (JsonNode secret : compose.services().get("alertmanager").path("secrets")) {
            mounted.add(secret.path("target").asText());
        }
        assertThat(YamlText.text(Path.of("docker/alertmanager/alertmanager.yml"))
                        .lines()
                        .filter(it -> it.matches("\\s*[a-z_]+_file: .*"))
                        .map(it -> it.replaceFirst(".*_file: ", "").strip()))
                .isNotEmpty()
                .allMatch(mounted::contains);
    }
}
