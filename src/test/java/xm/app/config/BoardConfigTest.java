package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.board.Crowd;
import xm.board.Keep;
import xm.board.web.WebSettings;
import xm.codec.Mistakes;

class BoardConfigTest {
    private static final Path SHIPPED = Path.of("docker/board/board.yml");
    private static final String TOKEN = "a-token-that-nobody-guesses";

    @TempDir
    Path directory;

    private static BoardConfig read(Map<String, String> environment, String... arguments) {
        return BoardConfig.read(Optional.empty(), environment, List.of(arguments));
    }

    @Test
    void theShippedFileShowsTheDefaults() {
        BoardConfig shipped = BoardConfig.read(Optional.of(SHIPPED), Map.of(), List.of());
        assertThat(shipped).usingRecursiveComparison().isEqualTo(read(Map.of()));
        assertThat(shipped.keep()).isEqualTo(Keep.USUAL);
        assertThat(shipped.web())
                .usingRecursiveComparison()
                .ignoringFields("proxyAddresses")
                .isEqualTo(WebSettings.local(8080));
    }

    @Test
    void theShippedFileShowsEveryKeyWithAComment() throws IOException {
        Settings settings = new Settings(Optional.of(SHIPPED), Map.of(), List.of());
        BoardConfig.from(settings);
        assertThat(SettingsFile.read(SHIPPED, new ArrayList<>()).keySet())
                .containsAll(settings.known())
                .contains("kafka.properties");
        assertThat(Files.readAllLines(SHIPPED))
                .filteredOn(line -> line.matches("\\s*[a-z-]+:.*"))
                .allMatch(line -> line.contains("# ") || line.matches("[a-z-]+:"));
    }

    @Test
    void theSmallestGroupIsSetInWholePeople() {
        assertThat(read(Map.of()).crowd()).isEqualTo(Crowd.ANY);
        assertThat(read(Map.of(), "--smallest-group=5").crowd()).isEqualTo(new Crowd(5));
        assertThat(catchThrowableOfType(Mistakes.class, () -> read(Map.of(), "--smallest-group=0"))
                        .sentences())
                .containsExactly("--smallest-group: smallest-group is '0'; a whole number from 1 to 1000 was expected");
    }

    @Test
    void whoCanBeReachedFromElsewhereMustAskWhoItIs() {
        Mistakes mistakes = catchThrowableOfType(Mistakes.class, () -> read(Map.of(), "--listen.host=0.0.0.0"));
        assertThat(mistakes.sentences())
                .singleElement()
                .asString()
                .contains("listen.host", "access.token-file", "access.proxy-header");
        assertThat(read(Map.of("XM_ACCESS_TOKEN", TOKEN), "--listen.host=0.0.0.0")
                        .web()
                        .token())
                .contains(TOKEN);
        assertThat(read(Map.of(), "--listen.host=0.0.0.0", "--access.proxy-header=X-User")
                        .web()
                        .isOpen())
                .isFalse();
        assertThat(read(Map.of(), "--listen.host=::1").web().isOpen()).isTrue();
    }

    @Test
    void aTokenIsLongAndNotOnTheCommandLine() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        assertThat(read(Map.of(), "--access.token-file=" + file).web().token()).contains(TOKEN);
        assertThat(catchThrowableOfType(Mistakes.class, () -> read(Map.of("XM_ACCESS_TOKEN", "short"))))
                .hasMessageContaining("could be guessed")
                .hasMessageNotContaining("short'");
        assertThat(catchThrowableOfType(Mistakes.class, () -> read(Map.of(), "--access.token=" + TOKEN)))
                .hasMessageContaining("seen by everybody")
                .hasMessageNotContaining(TOKEN);
        assertThat(read(Map.of("XM_ACCESS_TOKEN", TOKEN)).toString()).doesNotContain(TOKEN);
    }

    @Test
    void namesOfTheBoardAreNamesWithoutPort() {
        assertThat(read(Map.of(), "--access.hosts=Board.example, 10.1.1.5")
                        .web()
                        .hosts())
                .containsExactly("board.example", "10.1.1.5");
        assertThat(catchThrowableOfType(Mistakes.class, () -> read(Map.of(), "--access.hosts=http://board.example:80")))
                .hasMessageContaining("access.hosts")
                .hasMessageContaining("without port");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class,
                () -> read(
                        Map.of(),
                        "--listen.port=80800",
                        "--history=soon",
                        "--kafka.bootstrap=nowhere",
                        "--access.proxy-addresses=no such machine",
                        "--listen.prt=1"));
        assertThat(mistakes.sentences()).hasSize(5);
    }
}
