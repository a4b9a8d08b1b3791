package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are what the descriptions give. */
class BoardFilesTest {
    static List<Board> boards() {
        return Board.all();
    }

    /** With {@code -Dgolden.write=true} the files are written anew; look at the difference. */
    @ParameterizedTest
    @MethodSource("boards")
    void everyFileIsWhatItsDescriptionGives(Board board) throws IOException {
        String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(board.node()) + "\n";
        Path file = BoardFiles.FOLDER.resolve(board.file());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, json);
        }
        assertThat(Files.readString(file)).isEqualTo(json);
    }

    /** It linked to one that nobody ships. */
    @Test
    void theExampleOfAnAlertLinksToAShippedBoardAndItsVariables() throws IOException {
        String link = Json.MAPPER
                .readTree(Files.readString(Path.of("docs/examples/alert.json")))
                .get("dashboard")
                .asText();
        BoardFiles.File board = BoardFiles.all().stream()
                .filter(it -> link.contains("/d/" + it.board().get("uid").asText() + "?"))
                .findFirst()
                .orElseThrow();
        List<String> variables =
                board.variables().stream().map(it -> it.get("name").asText()).toList();
        assertThat(Pattern.compile("var-([a-z]+)=").matcher(link).results().map(it -> it.group(1)))
                .isNotEmpty()
                .allMatch(variables::contains);
    }

    @Test
    void thereIsNoFileWithoutADescription() throws IOException {
        try (Stream<Path> files = Files.list(BoardFiles.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Board.all().stream().map(Board::file).toList());
        }
    }
}
