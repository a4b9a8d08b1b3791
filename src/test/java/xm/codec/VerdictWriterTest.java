package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.promise.Observed;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.Verdicts;

/** Verdicts as the documentation shows them, and back. */
class VerdictWriterTest {
    private static final Path EXAMPLE = Path.of("docs/examples/verdict.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** With {@code -Dgolden.write=true} the example is written anew; look at the difference. */
    @Test
    void writesTheExampleOfTheDocs() throws Exception {
        JsonNode written = JSON.readTree(VerdictWriter.write(Verdicts.broken()));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(EXAMPLE, written.toPrettyString() + "\n");
        }

        assertThat(written).isEqualTo(JSON.readTree(EXAMPLE.toFile()));
    }

    @Test
    void isKeptUnderItsPromiseAndCell() {
        assertThat(VerdictWriter.key(Verdicts.broken())).isEqualTo("satisfied/gold/checkout/*");
    }

    @Test
    void comesBackAsItWas() {
        for (long seed = 0; seed < 500; seed++) {
            Verdict verdict = Verdicts.random(new SplittableRandom(seed));

            Reread<Verdict> read = VerdictReader.read(VerdictWriter.write(verdict));

            assertThat(read.mistake()).as("seed %d", seed).isNull();
            assertThat(read.value()).as("seed %d", seed).isEqualTo(verdict);
        }
    }

    @Test
    void saysInAWordJsonHasThatEvidenceIsBeyondMeasure() throws Exception {
        Verdict endless = Verdicts.verdict(
                Verdicts.broken().commitment(),
                VerdictState.BROKEN,
                new Observed(60_000, 3, 0.1, Double.NaN, Double.POSITIVE_INFINITY),
                Double.POSITIVE_INFINITY,
                null);

        JsonNode written = JSON.readTree(VerdictWriter.write(endless));

        assertThat(written.at("/evidence/value").doubleValue()).isEqualTo(1e300);
        assertThat(written.at("/observed/low").isNull()).isTrue();
        assertThat(written.at("/observed/high").doubleValue()).isEqualTo(1e300);
        assertThat(VerdictReader.read(VerdictWriter.write(endless))
                        .value()
                        .observed()
                        .low())
                .isNaN();
    }

    @Test
    void nothingSeenIsNull() throws Exception {
        JsonNode written = JSON.readTree(VerdictWriter.write(Verdicts.unproven()));

        assertThat(written.get("observed").isNull()).isTrue();
        assertThat(written.has("owner")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BROKEN    | BENT    | state is not one of KEPT, AT_RISK, BROKEN, UNPROVEN, BLIND
                    "page"    | "alarm" | severity is not one of record, ticket, page
                    "promised"| "asked" | promised is missing
                    PT6M      | 6 min   | observed.window is not a duration such as PT15M
                    """)
    void saysWhatIsWrong(String good, String bad, String sentence) {
        String written = new String(VerdictWriter.write(Verdicts.broken()), UTF_8);
        assertThat(written).contains(good);

        assertThat(VerdictReader.read(written.replace(good, bad).getBytes(UTF_8))
                        .mistake())
                .isEqualTo(sentence);
    }
}
