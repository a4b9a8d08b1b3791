package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the page keep to what its policy allows, and ask for nothing from outside. */
class PageFilesTest {
    private static final Path FILES = Path.of("src/main/resources/board");

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    @Test
    void noMarkupIsMadeOfText() throws IOException {
        for (Path file : files(".js")) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
        }
    }

    @Test
    void noScriptOrStyleStandsInAPage() throws IOException {
        for (Path file : files(".html")) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("<style|\\son[a-z]+=|\\sstyle=");
        }
    }

    @Test
    void nothingComesFromOutside() throws IOException {
        for (String end : List.of(".js", ".html", ".css", ".svg")) {
            for (Path file : files(end)) {
                assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                        .as(file.toString())
                        .doesNotContainPattern("[\"'(]\\s*(https?:)?//[a-z]")
                        .doesNotContain("@import");
            }
        }
    }
}
