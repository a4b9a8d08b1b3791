package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.Needs;

/** Every file of reference values is read by some test, or is named here with the reason why not. */
class VectorsAreReadTest {
    private static final Pattern READ = Pattern.compile("Vectors\\.of\\(\\s*\"(\\w+)\"");
    private static final Map<String, String> LEFT_OUT = new TreeMap<>(Map.of(
            "INDEX",
            "the list of the files",
            "clv_pareto_nbd",
            "not shipped: the product fits MBG/NBD and BG/NBD",
            "cusum_normal",
            "a chart of normal data of a known spread; answers are neither",
            "ewma",
            "a chart of normal data of a known spread; answers are neither",
            "shiryaev_roberts",
            "its run lengths are those of normal data; the product's are held by pane_e_detector"));

    @Test
    void everyFileIsReadOrLeftOutForAReason() throws IOException {
        Path folder = Path.of("..", "shared", "vectors");
        Needs.beside(folder);
        Set<String> files = files(folder)
                .map(file -> file.getFileName().toString().replace(".json", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = new TreeSet<>();
        for (Path test : files(Path.of("src/test/java")).toList()) {
            READ.matcher(Files.readString(test))
                    .results()
                    .map((MatchResult it) -> it.group(1))
                    .forEach(read::add);
        }
        LEFT_OUT.forEach((name, reason) -> System.out.println("left out " + name + ": " + reason));

        assertThat(read).doesNotContainAnyElementsOf(LEFT_OUT.keySet());
        files.removeAll(read);
        assertThat(files).isEqualTo(LEFT_OUT.keySet());
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }
}
