package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Savepoints of both jobs, as they were stopped, held against the jar that was built and against jars that differ from it. */
class PreflightIT {
    private static final Path DIST = Path.of(System.getProperty("xm.dist", "target/dist"));

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
        StoppedJobs jobs = StoppedJobs.in(directory);
        ofSignals = jobs.ofSignals();
        ofPromises = jobs.ofPromises();
        withStore = jobs.withStore();
        storeUrl = jobs.storeUrl();
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
