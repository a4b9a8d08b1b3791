package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "checkout, checkout",
        "Web Checkout, web-checkout",
        "web_checkout, web-checkout",
        "' -- Web // Checkout! ', web-checkout",
        "Größe XL, größe-xl",
        "店舗 東京, 店舗-東京",
        "ग्राहक सेवा, ग्राहक-सेवा",
        "МОСКВА-2, москва-2",
        "a\u00e9, aé",
        "ae\u0301, aé",
        "x/y*z, x-y-z"
    })
    void areLowerCaseKebabCase(String text, String name) {
        assertThat(Names.normalise(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "---", "/", "\u0000", "\ud800", "\ud83d\ude00"})
    void areNotMadeOfNothing(String text) {
        assertThat(Names.normalise(text)).isNull();
    }

    @Test
    void haveAtMostAHundredCharacters() {
        assertThat(Names.normalise("x".repeat(100))).hasSize(100);
        assertThat(Names.normalise(" " + "x".repeat(100) + " ")).hasSize(100);
        assertThat(Names.normalise("x".repeat(101))).isNull();
        assertThat(Names.normalise("\ud840\udc00".repeat(100))).hasSize(200);
    }

    @Test
    void stayAsTheyAreOnceNormal() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1, 12); length > 0; length--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x600));
            }
            String once = Names.normalise(text.toString());
            if (once != null) {
                assertThat(Names.normalise(once)).as("seed 2, text " + i).isEqualTo(once);
                assertThat(once)
                        .doesNotContain("/", "*", "--")
                        .doesNotStartWith("-")
                        .doesNotEndWith("-");
            }
        }
    }

    @Test
    void areMadeOnceWhileTheyAreInUse() {
        TextCache names = new TextCache(Names::normalise);
        String first = names.of(new StringBuilder("Web Checkout"));
        assertThat(first).isEqualTo("web-checkout");
        assertThat(names.of("Web Checkout")).isSameAs(first);
    }

    @Test
    void areRightWhateverElseWentThroughTheCache() {
        TextCache names = new TextCache(Names::normalise);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                assertThat(names.of("Name " + i)).isEqualTo("name-" + i);
            }
        }
        assertThat(names.of("*")).isNull();
        assertThat(names.of("y".repeat(90))).hasSize(90);
    }
}
