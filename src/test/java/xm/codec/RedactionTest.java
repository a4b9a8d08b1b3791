package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String NAME = Examples.PSEUDONYM.of("c-1842");

    private final Redaction redaction = new Redaction(Examples.PSEUDONYM);

    @Test
    void pseudonymsAreStableAndTellNothing() {
        // HMAC-SHA256 of RFC 4231, test case 2
        Pseudonym published = new Pseudonym("Jefe".getBytes(StandardCharsets.UTF_8));
        assertThat(published.of("what do ya want for nothing?")).isEqualTo("p-5bdcc146bf60754e");
        assertThat(NAME).matches("p-[0-9a-f]{16}").isEqualTo(Examples.PSEUDONYM.of("c-1842"));
        assertThat(published.of("c-1842")).isNotEqualTo(NAME);
    }

    /** P stands for the pseudonym of c-1842. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customer\":\"c-1842\",\"a\":1}               | {\"customer\":\"P\",\"a\":1}",
                "{\"referral\":{\"referred\":\"c-1842\"}}        | {\"referral\":{\"referred\":\"P\"}}",
                "{ \"customer\" : \"c-1842\" }                   | { \"customer\" : \"P\" }",
                "{\"Customer\":\"c-1842\"}                       | {\"Customer\":\"P\"}",
                "{\"c\\u0075stomer\":\"c-1842\"}                 | {\"c\\u0075stomer\":\"P\"}",
                "{\"customer\":\"c\\u002d1842\"}                 | {\"customer\":\"P\"}",
                "{\"customer\":\"c-1842                          | {\"customer\":\"P",
                "{\"customer\":c-1842,\"a\":1}                   | {\"customer\":\"P\",\"a\":1}",
                "{\"customer\" \"c-1842\"}                       | {\"customer\" \"P\"}",
                "{customer: 'c-1842'}                            | {customer: 'P'}",
                "{\"id\":\"x,\"customer\":\"c-1842\"}            | {\"id\":\"x,\"customer\":\"P\"}",
                "{\"raw\":\"{\\\"customer\\\":\\\"c-1842\\\"}\"} | {\"raw\":\"{\\\"customer\\\":\\\"P\\\"}\"}",
                "customer=c-1842;segment=gold                    | customer=\"P\";segment=gold",
                "{\"customer\":null}                             | {\"customer\":null}",
                "{\"customers\":7,\"x\":\"customer\"}            | {\"customers\":7,\"x\":\"customer\"}",
                "{\"note\":\"a customer said so\"}               | {\"note\":\"a customer said so\"}"
            })
    void replacesCustomersInWhatIsHardlyJson(String original, String payload) {
        assertThat(redaction.of(original)).isEqualTo(payload.replace("P", NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customer\":{\"name\":\"c-1842\"},\"a\":1}",
                "{\"customer\":{\"name\":\"c-1842",
                "{\"customer\":[\"}\",\"c-1842\"]}",
                "{\"customer\":\"c-1842\\\"c-1842\"}",
                "{\"customer\":\"\\\\\\\"c-1842",
                "{\"customer\":\n\n\"c-1842\"",
                "{\"\\u0063\\u0075\\u0073\\u0074\\u006f\\u006d\\u0065\\u0072\":\"c-1842\"}"
            })
    void neverShowsACustomer(String original) {
        assertThat(redaction.of(original)).doesNotContain("c-1842").contains("p-");
    }

    @Test
    void replacesBeforeItCuts() {
        String original = "{\"x\":\"" + "y".repeat(970) + "\",\"customer\":\"c-1842\"}";
        assertThat(redaction.of(original))
                .hasSize(1000)
                .doesNotContain("c-18")
                .endsWith("\"customer\":\"" + NAME.substring(0, 10));
    }

    @Test
    void looksOnlyAtTheHeadOfALongRecord() {
        byte[] original = ("{\"customer\":\"" + "c-1842".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(redaction.of(original)).hasSizeLessThan(60).doesNotContain("c-1842");
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(redaction.of("x".repeat(999) + "\ud83d\ude00")).endsWith("x\uFFFD");
        assertThat(redaction.of("a\ud800b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void replacesCustomersOfForeignRecordsWhateverTheyAreCalled() {
        assertThat(redaction.of("c-1842;gold;xc-1842;\"c-1842\"", Set.of("c-1842")))
                .isEqualTo(NAME + ";gold;xc-1842;\"" + NAME + '"');
    }
}
