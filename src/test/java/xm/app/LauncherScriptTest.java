package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code xm} in a distribution without sources, with a Java that says how it was called. */
class LauncherScriptTest {
    private static final Path TERMINAL = Path.of("/usr/bin/script");

    @TempDir
    Path home;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("xm"), home.resolve("xm"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("target/dist"));
        Files.createFile(home.resolve("target/dist/experience-monitor.jar"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 && exit 0
                echo "java $*"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void saysNothingOfATerminalWhereThereIsNone() throws Exception {
        assertThat(run("-Xmx9m", "./xm", "doctor")).startsWith("java -Xmx9m -jar ");
    }

    @Test
    void ownJavaOptionsLeaveItKnownThatStdoutIsATerminal() throws Exception {
        assumeTrue(Files.isExecutable(TERMINAL), "skipped: no " + TERMINAL + " to make a terminal with");
        assertThat(run("-Xmx9m", TERMINAL.toString(), "-qec", "./xm doctor", "/dev/null"))
                .startsWith("java -Xmx9m -Dxm.terminal.out=true -Dxm.terminal.err=true -jar ");
        assertThat(run("", TERMINAL.toString(), "-qec", "./xm doctor", "/dev/null"))
                .startsWith("java -Xmx256m ")
                .contains(" -Dxm.terminal.out=true ");
    }

    /** As docs/dispatch.md has it for passwords of key stores: Java reads the file, and nobody else sees what is in it. */
    @Test
    void anArgumentFileReachesJavaByItsName() throws Exception {
        assertThat(run("-Xmx9m @/etc/xm/java.options", "./xm", "doctor"))
                .startsWith("java -Xmx9m @/etc/xm/java.options -jar ");
    }

    private String run(String javaOptions, String... command) throws Exception {
        ProcessBuilder process = new ProcessBuilder(List.of(command)).directory(home.toFile());
        process.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        process.environment().put("XM_JAVA_OPTS", javaOptions);
        Process running = process.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }
}
