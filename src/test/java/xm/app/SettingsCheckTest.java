package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void theShippedSettingsAreInOrderEachForItsJob() {
        for (String job : new String[] {"experience-signals", "promise-watch"}) {
            assertThat(check(job, "--config", "jobs/" + job + "/job.yaml", "--parallelism=4"))
                    .as(said::toString)
                    .isZero();
        }
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    /** They stood in two stack traces, and the exit code was 1. */
    @Test
    void everyMistakeIsASentenceOfItsOwn() throws IOException {
        Path file = Files.writeString(directory.resolve("job.yaml"), "windws: [PT1M]\nparallelism: many\n");
        assertThat(check("experience-signals", "--config", file.toString(), "--clock=PT1S"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString(UTF_8).lines())
                .containsExactlyInAnyOrder(
                        "job.yaml:1: windws is not a setting; did you mean windows?",
                        "job.yaml:2: parallelism is 'many'; a whole number from 1 to 720 was expected",
                        "--clock: clock is not a setting");
    }

    @Test
    void aJobThatIsNoneIsSaid() {
        assertThat(check("signals")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(check()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString(UTF_8)).contains("'signals' is not one of the jobs: experience-signals promise-watch");
    }

    private int check(String... args) {
        return SettingsCheck.run(new PrintStream(said, true, UTF_8), args);
    }
}
