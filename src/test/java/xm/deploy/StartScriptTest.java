package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a job in the image, with an entry point that says how it was called. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("docker/jobs/start.sh").toAbsolutePath();
    private static final Path JOBS = Path.of("jobs").toAbsolutePath();

    @TempDir
    Path directory;

    private Path state;
    private Shell shell;

    @BeforeEach
    void layOut() throws IOException {
        state = Files.createDirectories(directory.resolve("my state"));
        Path entryPoint = Files.writeString(directory.resolve("entry point"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(entryPoint.toFile().setExecutable(true)).isTrue();
        shell = Shell.in(directory)
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
    void goesOnFromItsOwnNewestCheckpointWhichBecomesItsOwn() throws Exception {
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
                        "-D",
                        "execution.state-recovery.claim-mode=CLAIM",
                        "--",
                        "--config",
                        JOBS + "/experience-signals/job.yaml");
    }

    @Test
    void aSavepointIsNotTakenOver() throws Exception {
        Path savepoint = written("savepoints/promise-watch/savepoint-1a-2b");
        assertThat(shell.run(SCRIPT.toString(), "promise-watch").out())
                .contains("--fromSavepoint\n" + savepoint)
                .doesNotContain("CLAIM");
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

    private Path written(String path) throws IOException {
        Path made = Files.createDirectories(state.resolve(path));
        Files.writeString(made.resolve("_metadata"), "whole");
        return made;
    }
}
