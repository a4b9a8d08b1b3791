package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is built: a job jar with what a cluster lacks and nothing that it has, and a distribution that runs alone. */
class ArtefactsIT {
    private static final Path DIST = Path.of(System.getProperty("xm.dist", "target/dist"));

    @Test
    void theJobJarBringsConnectorsAndClientButNoFlinkNoLoggingAndNoDemo() throws IOException {
        Set<String> entries = entries(jobJar());

        assertThat(entries)
                .contains(
                        "xm/app/ExperienceSignalsJob.class",
                        "xm/flow/SignalFlow.class",
                        "xm/app/PromiseWatchJob.class",
                        "xm/flow/PromiseFlow.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/flink/connector/base/sink/AsyncSinkBase.class",
                        "com/influxdb/client/InfluxDBClient.class",
                        "com/fasterxml/jackson/databind/ObjectMapper.class");
        assertThat(entries)
                .noneMatch(entry -> entry.startsWith("org/apache/flink/streaming/api/")
                        || entry.startsWith("org/apache/flink/runtime/")
                        || entry.startsWith("org/slf4j/")
                        || entry.startsWith("org/apache/logging/")
                        || entry.startsWith("org/apache/log4j/")
                        || entry.startsWith("log4j")
                        || entry.startsWith("picocli/")
                        || entry.startsWith("kafka/server/")
                        || entry.startsWith("io/questdb/")
                        || entry.startsWith("xm/embedded/")
                        || entry.startsWith("xm/sim/")
                        || entry.startsWith("xm/app/command/")
                        || entry.startsWith("xm/board/")
                        || entry.startsWith("xm/app/board/")
                        || entry.startsWith("xm/app/config/Board")
                        || entry.startsWith("board/")
                        || entry.startsWith("org/eclipse/jetty/")
                        || entry.contains("/echarts/")
                        || entry.startsWith("demo/"));
    }

    @Test
    void theJobJarStartsTheJob() throws IOException {
        try (JarFile jar = new JarFile(jobJar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(ExperienceSignalsJob.class.getName());
        }
    }

    /** As submit.sh asks it before Flink is called: with the jar and what a cluster has in its lib, nothing else. */
    @Test
    void theJobJarTellsMistakesInItsSettings() throws Exception {
        String classPath;
        try (Stream<Path> libraries = Files.list(DIST.resolve("lib"))) {
            classPath = Stream.concat(
                            Stream.of(jobJar()),
                            libraries.filter(it -> it.getFileName().toString().matches("(flink|slf4j|log4j)-.*")))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Process check = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        classPath,
                        SettingsCheck.class.getName(),
                        "promise-watch",
                        "--config",
                        "jobs/promise-watch/job.yaml",
                        "--clok=PT5S",
                        "--parallelism=many")
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said)
                    .contains("--clok: clok is not a setting; did you mean clock?")
                    .contains("--parallelism: parallelism is 'many'")
                    .doesNotContain("Exception");
            assertThat(check.exitValue()).isEqualTo(ExitCode.WRONG_INPUT);
        } finally {
            check.destroyForcibly();
        }
    }

    @Test
    void theDistributionHoldsEveryJarThatItsLauncherNamesAndNoTestLibrary() throws IOException {
        try (JarFile launcher =
                new JarFile(DIST.resolve("experience-monitor.jar").toFile())) {
            String classPath = launcher.getManifest().getMainAttributes().getValue("Class-Path");
            assertThat(classPath.split(" ")).hasSizeGreaterThan(50).allMatch(jar -> Files.exists(DIST.resolve(jar)));
            assertThat(classPath).doesNotContain("junit", "assertj", "archunit", "json-schema-validator", "playwright");
        }
    }

    private static Path jobJar() throws IOException {
        try (Stream<Path> jars = Files.list(DIST.resolve("jobs"))) {
            return jars.findFirst().orElseThrow();
        }
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }
}
