package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesInOrderTest {
    private static final Comparator<String> BY_FIRST_LETTER = Comparator.comparing(line -> line.substring(0, 1));

    @TempDir
    Path home;

    @Test
    void sortsAFileThatIsLargerThanItsPartsAndKeepsTheOrderOfEqualLines() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < random.nextInt(200); i++) {
                lines.add("abcdefg".charAt(random.nextInt(7)) + " " + i);
            }
            List<String> wanted = new ArrayList<>(lines);
            wanted.sort(BY_FIRST_LETTER);

            assertThat(sorted(lines, 1 + random.nextInt(100)))
                    .as("seed %d", seed)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void ofNothingThereIsNothing() throws Exception {
        assertThat(sorted(List.of(), 10)).isEmpty();
    }

    private List<String> sorted(List<String> lines, int partCharacters) throws Exception {
        Path file = Files.write(home.resolve("lines.txt"), lines);
        List<String> sorted = new ArrayList<>();
        new LinesInOrder(BY_FIRST_LETTER, home, partCharacters).read(file, sorted::add);
        return sorted;
    }
}
