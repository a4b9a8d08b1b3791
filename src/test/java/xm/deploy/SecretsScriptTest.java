package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the files of secrets. */
class SecretsScriptTest {
    private static final String SCRIPT =
            Path.of("docker/secrets.sh").toAbsolutePath().toString();

    @TempDir
    Path home;

    @Test
    void makesEveryFileThatTheComposeFileMounts() throws Exception {
        Path secrets = home.resolve("my secrets");
        assertThat(Shell.in(home).run(SCRIPT, secrets.toString()).code()).isZero();
        JsonNode declared = YamlText.one(Path.of("docker/compose.yaml")).path("secrets");
        assertThat(declared.properties())
                .hasSizeGreaterThan(5)
                .allSatisfy(secret -> assertThat(secrets.resolve(
                                Path.of(secret.getValue().path("file").asText()).getFileName()))
                        .isNotEmptyFile());
    }

    @Test
    void nobodyElseMayEnterAndEveryProcessInAContainerMayRead() throws Exception {
        Path secrets = home.resolve("secrets");
        Shell.in(home).run(SCRIPT, secrets.toString());
        assertThat(permissions(secrets)).isEqualTo("rwx------");
        assertThat(permissions(secrets.resolve("influx-token"))).isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsThereStaysAndTwoPlacesGetDifferentSecrets() throws Exception {
        Shell.in(home).run(SCRIPT, home.resolve("one").toString());
        Shell.in(home).run(SCRIPT, home.resolve("two").toString());
        String first = Files.readString(home.resolve("one/board-token"));
        assertThat(first).matches("[0-9a-f]{48}").isNotEqualTo(Files.readString(home.resolve("two/board-token")));
        assertThat(Shell.in(home).run(SCRIPT, home.resolve("one").toString()).out())
                .contains("kept     board-token")
                .doesNotContain("made");
        assertThat(home.resolve("one/board-token")).hasContent(first);
    }

    @Test
    void theyStandInNoRepository() throws Exception {
        assertThat(Path.of(".gitignore")).content().contains("docker/secrets/");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
