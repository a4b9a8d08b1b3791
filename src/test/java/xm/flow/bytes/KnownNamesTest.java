package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private final KnownNames names = new KnownNames();

    @Test
    void aNameThatComesAgainIsTheSameObject() {
        assertThat(of("checkout")).isEqualTo("checkout").isSameAs(of("checkout"));
    }

    @Test
    void namesOfAnyLengthAreSpeltAsTheyStandAtAnyPlaceUpToTheEndOfTheBytes() {
        String all = "größe-of-a-name-that-is-longer-than-the-longest-one-which-is-kept-here";
        byte[] latin = all.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from <= latin.length; from++) {
            for (int end = from; end <= latin.length; end++) {
                byte[] cut = Arrays.copyOf(latin, end);
                assertThat(names.of(cut, from, end - from)).isEqualTo(all.substring(from, end));
            }
        }
    }

    @Test
    void namesThatDifferInOneCharacterAreKeptApart() {
        for (int length = 1; length <= 64; length++) {
            for (int i = 0; i < length; i++) {
                StringBuilder other = new StringBuilder("a".repeat(length));
                other.setCharAt(i, 'b');
                assertThat(of("a".repeat(length))).isEqualTo("a".repeat(length));
                assertThat(of(other.toString())).isEqualTo(other.toString());
            }
        }
    }

    /** Else they would throw each other out with each event. */
    @Test
    void namesThatDifferOnlyInTheMiddleRarelyMeet() {
        List<String> steps = IntStream.range(10, 60)
                .mapToObj(step -> "checkout-step-" + step + "-started")
                .toList();
        List<String> first = steps.stream().map(this::of).toList();

        assertThat(first.stream().filter(known -> known == of(known)).count()).isGreaterThan(40);
    }

    @Test
    void aLongNameIsMadeAnew() {
        String longest = "x".repeat(64);
        assertThat(of(longest)).isSameAs(of(longest));
        assertThat(of(longest + "x")).isEqualTo(longest + "x").isNotSameAs(of(longest + "x"));
    }

    private String of(String name) {
        byte[] latin = name.getBytes(StandardCharsets.ISO_8859_1);
        return names.of(latin, 0, latin.length);
    }
}
