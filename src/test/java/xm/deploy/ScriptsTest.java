package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every script that is shipped with jobs and images. */
class ScriptsTest {
    @TempDir
    Path directory;

    static List<Path> scripts() {
        List<Path> scripts = new ArrayList<>();
        for (String root : List.of("jobs", "docker")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(it -> it.toString().endsWith(".sh")).forEach(scripts::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(7);
        return scripts;
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void bashReadsItAndItCanBeRun(Path script) throws Exception {
        assertThat(script).isExecutable();
        assertThat(Files.readAllLines(script)).startsWith("#!/usr/bin/env bash");
        assertThat(Shell.in(Path.of("").toAbsolutePath()).run("bash", "-n", script.toString()))
                .isEqualTo(new Shell.Ran(0, "", ""));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shellcheckFindsNothing(Path script) throws Exception {
        assumeTrue(Shell.has("shellcheck"), "skipped: no shellcheck on the PATH");
        assertThat(Shell.in(Path.of("").toAbsolutePath()).run("shellcheck", script.toString()))
                .isEqualTo(new Shell.Ran(0, "", ""));
    }

    @Test
    void aBrokenScriptIsFound() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.sh"), "#!/usr/bin/env bash\nif true; then\n");
        assertThat(Shell.in(directory).run("bash", "-n", broken.toString()).code())
                .isNotZero();
        assumeTrue(Shell.has("shellcheck"), "skipped: no shellcheck on the PATH");
        Path unquoted = Files.writeString(directory.resolve("unquoted.sh"), "#!/usr/bin/env bash\nrm $1\n");
        assertThat(Shell.in(directory).run("shellcheck", unquoted.toString()).out())
                .contains("SC2086");
    }
}
