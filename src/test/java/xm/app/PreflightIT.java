package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.app.command.TopicsCommand;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;

/** Savepoints of both jobs, as they were stopped, held against the jar that was built and against jars that differ from it. */
class PreflightIT {
    private static final Path DIST = Path.of(System.getProperty("xm.dist", "target/dist"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant BASE = Instant.parse("2025-06-02T10:00:00Z");

    @TempDir
    static Path directory;

    private static Path jar;
    private static String ofSignals;
    private static String ofPromises;
    private static String withStore;
    private static String storeUrl;

    private final StringWriter said = new StringWriter();

    @BeforeAll
    static void stopBothWithSavepoints() throws Exception {
        try (Stream<Path> jars = Files.list(DIST.resolve("jobs"))) {
            jar = jars.findFirst().orElseThrow();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(directory.resolve("flink"), LoopbackPort.anyFree(), 4)) {
            List<String> settings = List.of(
                    "--kafka.bootstrap=" + broker.bootstrap(),
                    "--topics.partitions=1",
                    "--checkpoint-interval=PT1S",
                    "--parallelism=2");
            JobConfig signals = JobConfig.read(Optional.empty(), Map.of(), settings);
            Brokers brokers = signals.kafka().brokers();
            TopicsCommand.create(signals.kafka());
            new PromiseBookTopic(brokers, "promise-book").write(PromiseBookFile.parse("book", """
                    version: 1
                    promises:
                      satisfied: {signal: csat, by: [segment], atLeast: 0.85, falseAlarmEvery: P30D, severity: page}
                    """));
            answers(brokers);
            PromiseJobConfig promises = PromiseJobConfig.read(Optional.empty(), Map.of(), settings);
            StreamExecutionEnvironment first = flink.environment("signals");
            ExperienceSignals.attach(first, signals);
            StreamExecutionEnvironment second = flink.environment("promises");
            PromiseWatching.attach(second, promises);
            HttpServer store = store();
            storeUrl = "http://" + LoopbackPort.HOST + ":" + store.getAddress().getPort();
            List<String> stored = new ArrayList<>(settings);
            stored.add("--influx.url=" + storeUrl);
            StreamExecutionEnvironment third = flink.environment("stored");
            ExperienceSignals.attach(third, JobConfig.read(Optional.empty(), Map.of(), stored));
            JobClient signalsJob = first.executeAsync();
            JobClient promisesJob = second.executeAsync();
            await().atMost(PATIENCE)
                    .until(() ->
                            !TestRecords.readAll(brokers, "promise-verdicts").isEmpty());
            ofSignals = stop(signalsJob);
            ofPromises = stop(promisesJob);
            withStore = stop(third.executeAsync());
            store.stop(0);
        }
    }

    /** Takes whatever is written. */
    private static HttpServer store() throws IOException {
        HttpServer store = HttpServer.create(new InetSocketAddress(LoopbackPort.HOST, 0), 0);
        store.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        store.start();
        return store;
    }

    private static void answers(Brokers brokers) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 1_000; i++) {
                String event = """
                        {"id":"e-%d","time":"%s","kind":"survey","touchpoint":"checkout","channel":"web",\
                        "customer":"c-%d","segment":"gold","survey":{"csat":5}}""".formatted(i, BASE.plusSeconds(i), i);
                var unused = producer.send(new ProducerRecord<>("touchpoints", event.getBytes(UTF_8)));
            }
        }
    }

    /** A job is called running before all of its tasks are, and then takes no savepoint. */
    private static String stop(JobClient job) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(
                        () -> job.stopWithSavepoint(
                                        false,
                                        directory.resolve("savepoints").toUri().toString(),
                                        SavepointFormatType.NATIVE)
                                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                        Objects::nonNull);
    }

    @Test
    void theJarThatSavedItWouldGoOnAndNamesExactlyWhatItKeeps() {
        Map<String, String> jobs = new LinkedHashMap<>();
        jobs.put(ofSignals, "jobs/experience-signals/job.yaml");
        jobs.put(ofPromises, "jobs/promise-watch/job.yaml");
        jobs.forEach((savepoint, config) -> {
            said.getBuffer().setLength(0);
            // settings of one job alone, which the other one would refuse
            assertThat(preflight(savepoint, jar, "--config", config))
                    .as(said::toString)
                    .isEqualTo(ExitCode.DONE);
            assertThat(said.toString())
                    .contains("This jar would go on from it.")
                    .doesNotContain("fault ")
                    // a state that an operator keeps and does not name, or names and does not keep
                    .doesNotContain("note ");
        });
        assertThat(said.toString())
                .contains("The savepoint is of xm.app.PromiseWatchJob.")
                .containsPattern("ok +alert-desk .*desk")
                .containsPattern("ok +promise-watch .*watches")
                .containsPattern("ok +signal-source .*what a connector or Flink keeps");
    }

    @Test
    void aJobWithAStoreIsHeldAgainstSettingsThatNameIt() {
        assertThat(preflight(withStore, jar, "--config", "jobs/experience-signals/job.yaml"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .containsPattern("fault +promised-windows .*of state of a store, and these settings name none")
                .contains("XM_INFLUX_URL");

        said.getBuffer().setLength(0);
        assertThat(preflight(
                        withStore, jar, "--config", "jobs/experience-signals/job.yaml", "--influx.url=" + storeUrl))
                .as(said::toString)
                .isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).containsPattern("ok +store-sink");
    }

    @Test
    void aClassThatIsGoneFromTheJarIsNamed() throws Exception {
        Path without = copy("without-standing.jar");
        try (FileSystem files = FileSystems.newFileSystem(without)) {
            Files.delete(files.getPath("xm/signal/Standing.class"));
        }
        assertThat(preflight(ofSignals, without)).isNotZero();
        assertThat(said.toString()).contains("xm.signal.Standing");
    }

    @Test
    void aFieldThatChangedItsTypeCannotBeRead() throws Exception {
        Path changed = changed("CellTime", """
                package xm.flow;
                public record CellTime(String judgedMillis, long heardMillis, long wakeMillis) {}
                """);
        assertThat(preflight(ofPromises, changed)).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .containsPattern("fault +promise-watch +time cannot be read: its shape has changed")
                .containsPattern("ok +alert-desk")
                .contains("This jar would not go on from it as it is; stop nothing yet.");
    }

    @Test
    void aFieldThatIsAddedIsReadAndAKeyThatIsAnotherIsNot() throws Exception {
        Path more = changed("CellTime", """
                package xm.flow;
                public record CellTime(long judgedMillis, long heardMillis, long wakeMillis, long more) {}
                """);
        assertThat(preflight(ofPromises, more)).as(said::toString).isEqualTo(ExitCode.DONE);

        Path otherKey = changed("WindowId", """
                package xm.flow;
                public record WindowId(long lengthMillis, long startMillis, long more) {}
                """);
        assertThat(preflight(ofSignals, otherKey)).as(said::toString).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains("windows cannot be read: its keys are written in another way, and keys cannot be rewritten");
    }

    @Test
    void stateThatNoOperatorOfTheJarTakesWouldBeForgotten() throws Exception {
        String renamed = rewritten("alert-desk", state -> state.copyWithNewIDs("old-desk", new OperatorID(1, 2)));
        assertThat(preflight(renamed, jar)).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .containsPattern("fault +old-desk .*no operator of the jar has its uid. Flink will not start")
                .containsPattern("note +alert-desk +is not in the savepoint: it begins empty");
    }

    @Test
    void aFileThatIsCutShortIsAFault() throws Exception {
        Path from = Path.of(java.net.URI.create(ofSignals));
        Path to = Files.createTempDirectory(directory, "cut");
        Path largest = null;
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path copy = Files.copy(file, to.resolve(file.getFileName().toString()));
                boolean isState = !copy.endsWith("_metadata");
                if (isState && (largest == null || Files.size(copy) > Files.size(largest))) {
                    largest = copy;
                }
            }
        }
        assertThat(preflight(to.toString(), jar)).as(said::toString).isEqualTo(ExitCode.DONE);

        byte[] state = Files.readAllBytes(largest);
        Files.write(largest, Arrays.copyOf(state, state.length - 1));
        assertThat(preflight(to.toString(), jar)).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .contains(largest.getFileName() + " is cut short, it has " + (state.length - 1) + " of " + state.length
                        + " bytes");
    }

    @Test
    void anotherMaxParallelismIsAFault() throws Exception {
        String other = rewritten("alert-desk", state -> {
            OperatorState narrow = new OperatorState("alert-desk", "alert-desk", state.getOperatorID(), 1, 128);
            state.getSubtaskStates().forEach(narrow::putState);
            return narrow;
        });
        assertThat(preflight(other, jar)).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString())
                .containsPattern("fault +alert-desk .*max parallelism of 128, the jar has 720. It can never change");
    }

    @Test
    void whatIsNotThereOrNoSavepointIsSaidInASentence() throws Exception {
        assertThat(preflight(directory.resolve("nowhere").toString(), jar)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("there is no savepoint");

        assertThat(preflight(ofSignals, directory.resolve("no.jar"))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("--jar: ").contains("no.jar is no file");

        Path torn = Files.createDirectories(directory.resolve("torn"));
        Files.writeString(torn.resolve("_metadata"), "torn");
        assertThat(preflight(torn.toString(), jar)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(said.toString()).contains("cannot be read");

        assertThat(preflight(ofSignals, jar, "--windws=PT1M", "--parallelism=none"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString())
                .containsOnlyOnce("windws is not a setting")
                .containsOnlyOnce("parallelism is 'none'");

        assertThat(preflight(ofSignals, jar, "--config", "jobs/promise-watch/job.yaml"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("ExperienceSignalsJob cannot be planned", "told-within is not a setting");
    }

    private int preflight(String savepoint, Path with, String... more) {
        List<String> args = new ArrayList<>(List.of("preflight", "--savepoint", savepoint, "--jar", with.toString()));
        args.addAll(List.of(more));
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(args.toArray(String[]::new));
    }

    private static Path copy(String name) throws IOException {
        return Files.copy(jar, directory.resolve(name));
    }

    /** The jar with a class of the flow replaced, as another release could have it. */
    private static Path changed(String name, String source) throws IOException {
        Path home = Files.createTempDirectory(directory, "changed");
        Path file = Files.writeString(home.resolve(name + ".java"), source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", home.toString(), file.toString());
        assertThat(code).isZero();
        Path changed = Files.copy(jar, home.resolve("changed.jar"));
        try (FileSystem files = FileSystems.newFileSystem(changed)) {
            Path inJar = files.getPath("xm/flow/" + name + ".class");
            Files.delete(inJar);
            Files.copy(home.resolve("xm/flow/" + name + ".class"), inJar);
        }
        return changed;
    }

    private interface Change {
        OperatorState of(OperatorState state);
    }

    /** The savepoint of the promise watch with one operator saved otherwise. */
    private static String rewritten(String uid, Change change) throws IOException {
        Path from = Path.of(java.net.URI.create(ofPromises));
        Path to = Files.createTempDirectory(directory, "rewritten");
        CheckpointMetadata metadata;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(from.resolve("_metadata")))) {
            metadata = Checkpoints.loadCheckpointMetadata(in, PreflightIT.class.getClassLoader(), ofPromises);
        }
        List<OperatorState> states = new ArrayList<>();
        boolean isChanged = false;
        for (OperatorState state : metadata.getOperatorStates()) {
            boolean isIt = state.getOperatorUid().filter(uid::equals).isPresent();
            isChanged |= isIt;
            states.add(isIt ? change.of(state) : state);
        }
        assertThat(isChanged).isTrue();
        try (OutputStream out = Files.newOutputStream(to.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(metadata.getCheckpointId(), states, metadata.getMasterStates()), out);
        }
        return to.toString();
    }
}
