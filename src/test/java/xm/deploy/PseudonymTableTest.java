package xm.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.Pseudonym;

/** The command of the guide that finds customers again by their pseudonyms. */
class PseudonymTableTest {
    private static final String KEY = "0123456789abcdef0123";

    @TempDir
    Path directory;

    @Test
    void namesEveryCustomerAsTheJobDoes() throws Exception {
        assumeTrue(Shell.has("python3"), "skipped: no python3 on the PATH");
        String guide = Files.readString(Path.of("docs/security.md"));
        String command = guide.substring(guide.indexOf("  python3 -c"), guide.indexOf("customers.txt"))
                .replace("\n  ", "\n")
                .strip();
        assertThat(command).contains("docker/secrets/pseudonym-key");
        Path key = Files.writeString(directory.resolve("key"), KEY + "\n");
        Files.writeString(directory.resolve("customers.txt"), "c-1842\nJosé, 7\n");

        Shell.Ran ran = Shell.in(directory)
                .with("PYTHONUTF8", "1")
                .run("bash", "-c", command.replace("docker/secrets/pseudonym-key", key.toString()) + "customers.txt");
        assertThat(ran.err()).isEmpty();
        Pseudonym pseudonym = new Pseudonym(KEY.getBytes(UTF_8));
        assertThat(ran.out().lines())
                .containsExactly(pseudonym.of("c-1842") + " c-1842", pseudonym.of("José, 7") + " José, 7");
    }
}
