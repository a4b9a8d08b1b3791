package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** What nobody uses is read by everybody who looks for what does. */
    @Test
    void whatOneFileGivesAnotherTakesAndUses() throws IOException {
        Set<String> taken = new TreeSet<>();
        Set<String> given = new TreeSet<>();
        for (Path file : files(".js")) {
            String text = Files.readString(file);
            for (MatchResult found : all("import \\{([^}]+)} from '\\./([a-z]+\\.js)'", text)) {
                for (String name : found.group(1).strip().split("\\s*,\\s*")) {
                    taken.add(found.group(2) + ' ' + name);
                    assertThat(all("\\b" + name + "\\b", text))
                            .as("%s takes %s and uses it", file, name)
                            .hasSizeGreaterThan(1);
                }
            }
            for (MatchResult found : all("import \\* as ([a-z]+) from '\\./([a-z]+\\.js)'", text)) {
                all("\\b" + found.group(1) + "\\.([A-Za-z]+)", text)
                        .forEach(use -> taken.add(found.group(2) + ' ' + use.group(1)));
            }
            all("export (?:async )?(?:function|class|const) ([A-Za-z_]+)", text)
                    .forEach(found -> given.add(file.getFileName() + " " + found.group(1)));
            assertThat(all("export \\{", text))
                    .as("%s gives each thing where it is made", file)
                    .isEmpty();
        }
        assertThat(taken).containsAll(given);
    }

    private static List<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
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
