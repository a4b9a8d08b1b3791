package xm.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AsciiWordTest {
    private static final int ROOM = 8;

    @Test
    void aWordIsFoundWhereItStandsAndNowhereElse() {
        for (int length = 1; length <= 25; length++) {
            String word = "abcdefghijklmnopqrstuvwxyz".substring(0, length);
            byte[] bytes = Arrays.copyOf(("..." + word).getBytes(US_ASCII), 3 + length + ROOM);
            AsciiWord it = new AsciiWord(word);
            assertThat(it.length()).isEqualTo(length);
            for (int at = 0; at <= 3 + 1; at++) {
                assertThat(it.isAt(bytes, at)).as("%s at %d", word, at).isEqualTo(at == 3);
            }
        }
    }

    @Test
    void everyCharacterOfItCounts() {
        for (int length = 1; length <= 25; length++) {
            String word = "x".repeat(length);
            byte[] bytes = Arrays.copyOf(word.getBytes(US_ASCII), length + ROOM);
            for (int i = 0; i < length; i++) {
                bytes[i] ^= 1;
                assertThat(new AsciiWord(word).isAt(bytes, 0))
                        .as("%d of %d", i, length)
                        .isFalse();
                bytes[i] ^= 1;
            }
        }
    }

    @Test
    void whatFollowsItDoesNotCount() {
        byte[] bytes = "kind: survey, and more".getBytes(US_ASCII);
        assertThat(new AsciiWord("kind").isAt(bytes, 0)).isTrue();
        assertThat(new AsciiWord("survey").isAt(bytes, 6)).isTrue();
    }
}
