package xm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFlinkTest {
    @TempDir
    Path checkpoints;

    @Test
    void goesOnFromTheNewestCheckpointOfAnyRun() throws IOException {
        completed("run-a/chk-7", 100);
        completed("run-b/chk-3", 300);
        completed("run-b/chk-2", 200);
        assertThat(EmbeddedFlink.newest(checkpoints)).contains(checkpoints.resolve("run-b/chk-3"));
    }

    @Test
    void aCheckpointThatWasNotCompletedIsNone() throws IOException {
        completed("run-a/chk-1", 100);
        Files.createDirectories(checkpoints.resolve("run-a/chk-2"));
        Files.writeString(checkpoints.resolve("run-a/chk-2/state"), "half");
        assertThat(EmbeddedFlink.newest(checkpoints)).contains(checkpoints.resolve("run-a/chk-1"));
    }

    @Test
    void aFirstRunBeginsAfresh() {
        assertThat(EmbeddedFlink.newest(checkpoints)).isEmpty();
        assertThat(EmbeddedFlink.newest(checkpoints.resolve("missing"))).isEmpty();
    }

    private void completed(String checkpoint, long atMillis) throws IOException {
        Path directory = Files.createDirectories(checkpoints.resolve(checkpoint));
        Path metadata = Files.writeString(directory.resolve("_metadata"), "");
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    }
}
