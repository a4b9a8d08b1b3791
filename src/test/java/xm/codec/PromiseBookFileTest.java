package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromiseBookFileTest {
    private static final Path FOLDER = Path.of("src/test/resources/promises");

    static Stream<Path> badFiles() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.getFileName().toString().matches("bad-.*[.]yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void tellsTheOneMistakeOfABadFile(Path file) throws IOException {
        Path sentence = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class, () -> PromiseBookFile.parse(file.getFileName().toString(), Files.readString(file)));
        if (System.getProperty("sentences.write") != null) {
            Files.writeString(sentence, mistakes == null ? "NONE" : mistakes.getMessage() + "\n");
        }
        assertThat(mistakes.sentences())
                .containsExactly(Files.readString(sentence).strip());
    }
}
