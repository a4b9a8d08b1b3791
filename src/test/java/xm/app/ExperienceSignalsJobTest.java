package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.Mistakes;

class ExperienceSignalsJobTest {
    @Test
    void readsTheFileAndTheOverridesInAnyOrder(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("job.yaml"), "parallelism: 2\ntopics: {partitions: 3}\n");
        var config = ExperienceSignalsJob.read("--parallelism=4", "--config", file.toString(), "--bundle-size=9");
        assertThat(config.parallelism()).hasValue(4);
        assertThat(config.kafka().plan().partitions()).isEqualTo(3);
        assertThat(config.signals().bundleSize()).isEqualTo(9);
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> ExperienceSignalsJob.read("--config"))
                .isInstanceOf(Mistakes.class)
                .hasMessage("--config: the file is missing; write --config job.yaml");
    }

    @Test
    void aTypoEndsTheSubmissionAndNotTheProcessOfTheCluster() {
        assertThatThrownBy(() -> ExperienceSignalsJob.main(new String[] {"--paralelism=4", "--bundle-size=none"}))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("did you mean parallelism?")
                .hasMessageContaining("bundle-size is 'none'");
    }
}
