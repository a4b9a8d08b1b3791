package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that finds what a job can go on from. */
class ResumeScriptTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path state;

    @Test
    void printsTheNewestByTheTimeItWasWrittenNotByItsNumber() throws Exception {
        written("first/chk-99", 0);
        Path newest = written("second/chk-3", 10);
        written("second/chk-2", 5);
        assertThat(resume(state.toString())).isEqualTo(new Shell.Ran(0, newest.toString(), ""));
    }

    @Test
    void aCheckpointThatIsNotWholeDoesNotCount() throws Exception {
        Path whole = written("job/chk-1", 0);
        Files.createDirectories(state.resolve("job/chk-2"));
        Files.createFile(Files.createDirectories(state.resolve("job/chk-3")).resolve("_metadata"));
        Files.createDirectories(state.resolve("job/shared"));
        assertThat(resume(state.toString()).out()).isEqualTo(whole.toString());
    }

    @Test
    void aSavepointThatIsNewerThanEveryCheckpointIsGoneOnFrom() throws Exception {
        written("checkpoints/job/chk-8", 0);
        Path savepoint = written("savepoints/savepoint-1a-2b", 1);
        assertThat(resume(
                                state.resolve("checkpoints").toString(),
                                state.resolve("savepoints").toString())
                        .out())
                .isEqualTo(savepoint.toString());
    }

    @Test
    void pathsMayHaveBlanksAndLineBreaks() throws Exception {
        Path odd = written("my \n jobs/a job/chk-1", 0);
        assertThat(resume(odd.getParent().getParent().toString()).out()).isEqualTo(odd.toString());
    }

    @Test
    void saysThatThereIsNoneYet() throws Exception {
        Shell.Ran ran = resume(state.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("there is no whole checkpoint or savepoint under " + state);
    }

    @Test
    void theDirectoryMayBeTheSavepointItself() throws Exception {
        Path savepoint = written("savepoint-1a-2b", 0);
        assertThat(resume(savepoint.toString()).out()).isEqualTo(savepoint.toString());
    }

    /** All of them were the same as an empty directory. */
    @Test
    void whereItCannotLookIsNotWhereThereIsNone() throws Exception {
        written("job/chk-1", 0);
        Path file = Files.createFile(state.resolve("file"));
        assertCannot(
                "there is no directory",
                state.toString(),
                state.resolve("nowhere").toString());
        assertCannot("file is no directory", file.toString());
        assertCannot("name the checkpoint or savepoint itself with --savepoint", "s3://bucket/checkpoints");
    }

    /** Whoever runs tests may be allowed to read everything, so find says it. */
    @Test
    void ifAPartOfItCannotBeReadTheNewestMayBeThere() throws Exception {
        Path whole = written("job/chk-1", 0);
        assertThat(complaining("find: 'x/chk-2': No such file or directory").out())
                .isEqualTo(whole.toString());
        Shell.Ran ran = complaining("find: 'x/secret': Permission denied");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("cannot look everywhere", "'x/secret': Permission denied");
    }

    private Shell.Ran complaining(String complaint) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(state.resolve("bin"));
        Path find = Files.writeString(
                bin.resolve("find"), "#!/bin/sh\n/usr/bin/find \"$@\"\necho \"" + complaint + "\" >&2\nexit 1\n");
        assertThat(find.toFile().setExecutable(true)).isTrue();
        return Shell.in(state)
                .with("PATH", bin + ":/usr/bin:/bin")
                .run(Path.of("jobs/resume.sh").toAbsolutePath().toString(), state.toString());
    }

    private void assertCannot(String sentence, String... directories) throws IOException, InterruptedException {
        Shell.Ran ran = resume(directories);
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void asksForADirectory() throws Exception {
        assertThat(resume().code()).isEqualTo(2);
    }

    private Path written(String directory, int minute) throws IOException {
        Path made = Files.createDirectories(state.resolve(directory));
        Path metadata = Files.writeString(made.resolve("_metadata"), "whole");
        Files.setLastModifiedTime(metadata, FileTime.from(NOON.plusSeconds(60L * minute)));
        return made;
    }

    private Shell.Ran resume(String... directories) throws IOException, InterruptedException {
        String[] command = new String[directories.length + 1];
        command[0] = Path.of("jobs/resume.sh").toAbsolutePath().toString();
        System.arraycopy(directories, 0, command, 1, directories.length);
        return Shell.in(state).run(command);
    }
}
