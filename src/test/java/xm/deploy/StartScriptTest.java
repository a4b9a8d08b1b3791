package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a job in the image, with an entry point that says how it was called. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("docker/jobs/start.sh").toAbsolutePath();
    private static final Path JOBS = Path.of("jobs").toAbsolutePath();

    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";

    @TempDir
    Path directory;

    private Path state;
    private Shell shell;

    @BeforeEach
    void layOut() throws IOException {
        state = Files.createDirectories(directory.resolve("my state"));
        Path entryPoint = Files.writeString(directory.resolve("entry point"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(entryPoint.toFile().setExecutable(true)).isTrue();
        java("exit 0\n");
        shell = Shell.in(directory)
                .with("FLINK_HOME", directory.toString())
                .with("JAVA_HOME", directory.toString())
                .with("ENTRYPOINT", entryPoint.toString())
                .with("JOBS_DIR", JOBS.toString())
                .with("STATE_DIR", state.toString());
    }

    @Test
    void beginsAnewWhereNothingWasSaved() throws Exception {
        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch", "--parallelism=4");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "standalone-job",
                        "--job-classname",
                        "xm.app.PromiseWatchJob",
                        "--",
                        "--config",
                        JOBS + "/promise-watch/job.yaml",
                        "--parallelism=4");
    }

    @Test
    void goesOnFromItsOwnNewestCheckpoint() throws Exception {
        written("checkpoints/promise-watch/1a/chk-9");
        Path own = written("checkpoints/experience-signals/2b/chk-4");
        assertThat(shell.run(SCRIPT.toString(), "experience-signals").out().lines())
                .containsExactly(
                        "start: experience-signals goes on from " + own,
                        "standalone-job",
                        "--job-classname",
                        "xm.app.ExperienceSignalsJob",
                        "--fromSavepoint",
                        own.toString(),
                        "--",
                        "--config",
                        JOBS + "/experience-signals/job.yaml");
    }

    /** Each start left a whole copy of the state behind for ever, and in it whoever was erased since. */
    @Test
    void deletesWhatRunsBeforeTheNewestLeftBehind() throws Exception {
        Path older = written("checkpoints/promise-watch/" + ONE + "/chk-9");
        Path newest = written("checkpoints/promise-watch/" + OTHER + "/chk-12");
        Path before = written("checkpoints/promise-watch/" + OTHER + "/chk-11");
        Path first = written("checkpoints/promise-watch/" + OTHER + "/chk-10");
        Path yours = written("checkpoints/promise-watch/kept by hand/chk-8");
        Path savepoint = written("savepoints/promise-watch/savepoint-1a-2b");
        Path foreign = written("checkpoints/experience-signals/" + ONE + "/chk-3");
        for (Path one : List.of(older, before, first, yours, savepoint, foreign)) {
            setOlder(one);
        }

        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch");
        assertThat(ran.out())
                .contains("start: deletes " + older.getParent(), "--fromSavepoint\n" + newest)
                .doesNotContain("deletes " + newest.getParent());
        assertThat(older.getParent()).doesNotExist();
        assertThat(List.of(newest, before, first, yours, savepoint, foreign)).allMatch(Files::exists);
    }

    /** Three good ones were deleted for one, and where that one was bad there was nothing left to go back to. */
    @Test
    void deletesNothingWhereTheNewestRunHasFewerCheckpointsThanAreKept() throws Exception {
        Path older = written("checkpoints/promise-watch/" + ONE + "/chk-9");
        setOlder(older);
        Path newest = written("checkpoints/promise-watch/" + OTHER + "/chk-10");
        assertDeletesNothingAndGoesOnFrom(newest, older);

        Path second = written("checkpoints/promise-watch/" + OTHER + "/chk-11");
        setOlder(newest);
        assertDeletesNothingAndGoesOnFrom(second, older);

        // begun, and never completed
        Files.createDirectories(state.resolve("checkpoints/promise-watch/" + OTHER + "/chk-12"));
        Files.createFile(Files.createDirectories(state.resolve("checkpoints/promise-watch/" + OTHER + "/chk-13"))
                .resolve("_metadata"));
        assertDeletesNothingAndGoesOnFrom(second, older);

        written("checkpoints/promise-watch/" + OTHER + "/chk-13");
        assertThat(shell.run(SCRIPT.toString(), "promise-watch").out()).contains("start: deletes " + older.getParent());
        assertThat(older).doesNotExist();
    }

    /** The run that goes on from it has saved nothing itself yet. */
    @Test
    void deletesNothingWhereASavepointIsTheNewest() throws Exception {
        Path checkpoint = written("checkpoints/promise-watch/" + ONE + "/chk-9");
        Path other = written("checkpoints/promise-watch/" + OTHER + "/chk-9");
        setOlder(checkpoint);
        setOlder(other);
        Path savepoint = written("savepoints/promise-watch/savepoint-1a-2b");
        assertThat(shell.run(SCRIPT.toString(), "promise-watch").out()).contains("--fromSavepoint\n" + savepoint);
        assertThat(List.of(checkpoint, other, savepoint)).allMatch(Files::exists);
    }

    @Test
    void mistakesInTheSettingsAreToldBeforeFlinkIsStartedAndBeforeAnythingIsDeleted() throws Exception {
        Path older = written("checkpoints/promise-watch/" + ONE + "/chk-9");
        setOlder(older);
        for (String kept : List.of("chk-10", "chk-11", "chk-12")) {
            written("checkpoints/promise-watch/" + OTHER + "/" + kept);
        }
        java("printf '%s\\n' \"$@\" 'windws is not a setting' >&2\nexit 2\n");
        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch", "--windws=PT1M");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsSubsequence(
                        "-cp",
                        directory + "/usrlib/experience-monitor-job.jar:" + directory + "/lib/*",
                        "xm.app.SettingsCheck",
                        "promise-watch",
                        "--config",
                        JOBS + "/promise-watch/job.yaml",
                        "--windws=PT1M",
                        "windws is not a setting");
        assertThat(older).exists();
    }

    @Test
    void whereTheSettingsCannotBeLookedAtFlinkIsStartedAllTheSame() throws Exception {
        java("exit 1\n");
        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("the settings could not be looked at first (exit code 1)");
        assertThat(ran.out()).startsWith("standalone-job");
    }

    @Test
    void beginsAnewWhereOnlyTheOtherJobSaved() throws Exception {
        written("checkpoints/experience-signals/2b/chk-4");
        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("standalone-job").doesNotContain("--fromSavepoint");
    }

    /** A volume that was not mounted was the same as one on which nothing was saved yet. */
    @Test
    void doesNotBeginAnewWhereItCannotLook() throws Exception {
        Shell.Ran unmounted = shell.with(
                        "STATE_DIR", directory.resolve("nowhere").toString())
                .run(SCRIPT.toString(), "promise-watch");
        assertThat(unmounted.code()).isEqualTo(2);
        assertThat(unmounted.out()).isEmpty();
        assertThat(unmounted.err()).contains("nowhere cannot be read", "mount the volume");

        Files.createFile(state.resolve("savepoints"));
        Shell.Ran odd = shell.run(SCRIPT.toString(), "promise-watch");
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.out()).isEmpty();
        assertThat(odd.err()).contains("savepoints");
    }

    @Test
    void aJobThatIsNoneIsRefused() throws Exception {
        assertThat(shell.run(SCRIPT.toString(), "signals").code()).isEqualTo(2);
        assertThat(shell.run(SCRIPT.toString()).err()).contains("'' is not one of the jobs");
    }

    private void assertDeletesNothingAndGoesOnFrom(Path newest, Path older) throws Exception {
        Shell.Ran ran = shell.run(SCRIPT.toString(), "promise-watch");
        assertThat(ran.out()).doesNotContain("deletes").contains("--fromSavepoint\n" + newest);
        assertThat(older).exists();
    }

    private void java(String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private static void setOlder(Path saved) throws IOException {
        Files.setLastModifiedTime(saved.resolve("_metadata"), FileTime.fromMillis(1_000_000));
    }

    private Path written(String path) throws IOException {
        Path made = Files.createDirectories(state.resolve(path));
        Files.writeString(made.resolve("_metadata"), "whole");
        return made;
    }
}
