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
        Shell.Ran ran = resume(state.toString(), state.resolve("nowhere").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("there is no whole checkpoint or savepoint under " + state);
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
