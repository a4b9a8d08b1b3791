package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.promise.PromiseBook;

class PromiseBookFuzzTest {
    private static final Path EXAMPLE = Path.of("docs/examples/promises.yaml");

    /** Nothing that people type, and nothing that comes over the topic, ends in another exception. */
    @Test
    void anyTextIsABookOrAListOfMistakes() throws IOException {
        String yaml = Files.readString(EXAMPLE);
        String json = new String(PromiseBookWriter.write(PromiseBookFile.load(EXAMPLE)), StandardCharsets.UTF_8);
        String[] words = {
            "", "-", "{", "}", "[", "]", ":", "null", "~", "0.5", "1e999", "-1", "*a", "&a ", "off", "\t", "\n", "\"",
            "csat", "🙂"
        };
        int books = 0;
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? yaml : json);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(8));
                text.replace(from, to, words[random.nextInt(words.length)]);
            }
            try {
                PromiseBook book = PromiseBookFile.parse("book", text.toString());
                byte[] written = PromiseBookWriter.write(book);
                assertThat(PromiseBookWriter.write(
                                PromiseBookFile.parse("again", new String(written, StandardCharsets.UTF_8))))
                        .as("seed %d", seed)
                        .isEqualTo(written);
                books++;
            } catch (Mistakes mistakes) {
                assertThat(mistakes.sentences()).as("seed %d", seed).isNotEmpty();
            }
        }
        assertThat(books).as("both are met").isBetween(100, 2900);
    }
}
