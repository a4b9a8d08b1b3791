package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfiles as they are shipped, and each rule on a copy that breaks it. */
class DockerfileTest {
    private static final Path ROOT = Path.of("");
    private static final Path JOBS = Path.of("docker/jobs/Dockerfile");

    @ParameterizedTest
    @ValueSource(strings = {"docker/jobs/Dockerfile", "docker/xm/Dockerfile"})
    void theShippedOneHasNoMistake(String file) {
        assertThat(DockerfileRules.mistakes(
                        YamlText.text(Path.of(file)), ROOT, YamlText.text(Path.of(file + ".dockerignore"))))
                .isEmpty();
    }

    @Test
    void theVersionIsThatOfTheProductAndTheFlinkThatOfTheBuild() {
        String pom = YamlText.text(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
        String flink = pom.replaceFirst("(?s).*<flink.version>(.*?)</flink.version>.*", "$1");
        List<String> jobs = DockerfileRules.instructions(YamlText.text(JOBS));
        assertThat(jobs).contains("ARG VERSION=" + version, "FROM flink:" + flink + "-scala_2.12-java17");
        Set<String> images = Set.of("experience-monitor:" + version, "experience-monitor-jobs:" + version);
        // each by one service alone: several would build it at once, and under one name
        assertThat(new Compose(YamlText.one(Path.of("docker/compose.yaml")))
                        .services().values().stream()
                                .filter(it -> it.has("build"))
                                .map(it -> it.path("image").asText()))
                .containsExactlyInAnyOrderElementsOf(images);
        assertThat(Kustomization.of(Path.of("docker/kubernetes")).resources())
                .flatExtracting(it -> it.findValuesAsText("image"))
                .hasSize(8)
                .allMatch(images::contains);
    }

    @Test
    void theJarIsWhereTheDeploymentsLookForIt() {
        String jar = YamlText.one(Path.of("jobs/promise-watch/flink-deployment.yaml"))
                .at("/spec/job/jarURI")
                .asText();
        assertThat(DockerfileRules.instructions(YamlText.text(JOBS)))
                .anyMatch(it -> it.endsWith(" " + jar.substring("local://".length())));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flink:2.2.1-scala_2.12-java17 | flink:latest             | image 'flink:latest' is not pinned
            flink:2.2.1-scala_2.12-java17 | flink                    | image 'flink' is not pinned
            USER 9999:9999                | USER root                | it does not end with a user by number
            USER 9999:9999                | USER flink               | it does not end with a user by number
            COPY jobs                     | COPY job                 | job is not there
            COPY jobs                     | COPY src                 | src does not go to the builder
            COPY jobs                     | ADD jobs                 | ADD is no instruction that is wanted here
            USER root                     | ENTRYPOINT /opt/start.sh | ENTRYPOINT starts a shell
            USER root                     | ENV INFLUX_TOKEN=abc     | INFLUX_TOKEN would be in the image
            USER root                     | HELTHCHECK NONE          | HELTHCHECK is no instruction
            """)
    void aBrokenCopyIsFound(String from, String to, String mistake) {
        String shipped = YamlText.text(JOBS);
        assertThat(shipped).contains(from);
        assertThat(DockerfileRules.mistakes(
                        shipped.replace(from, to), ROOT, YamlText.text(Path.of(JOBS + ".dockerignore"))))
                .anyMatch(it -> it.contains(mistake));
    }

    @Test
    void aBuilderThatIsGivenEverythingIsFound() {
        assertThat(DockerfileRules.mistakes(YamlText.text(JOBS), ROOT, "target/classes\n"))
                .anyMatch(it -> it.startsWith("everything goes to the builder"));
    }
}
