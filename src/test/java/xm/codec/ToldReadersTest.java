package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.event.Cell;
import xm.signal.Reading;

/** What the board reads of records: as the examples show them, and whatever else comes. */
class ToldReadersTest {
    private static final Path EXAMPLES = Path.of("docs/examples");

    private static byte[] example(String name) throws IOException {
        return Files.readAllBytes(EXAMPLES.resolve(name + ".json"));
    }

    @Test
    void aWindowIsReadWithTheIntervalOfEachSignal() throws IOException {
        ToldWindow window = ToldWindowReader.read(example("signal")).value();

        assertThat(window.cell()).isEqualTo(Cell.ofKey("gold/checkout/web"));
        assertThat(window.windowMillis()).isEqualTo(900_000);
        assertThat(window.endMillis() - window.startMillis()).isEqualTo(900_000);
        assertThat(window.events()).isEqualTo(35);
        assertThat(window.changes())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("release-7"));
        assertThat(window.readings()).hasSize(16);
        assertThat(window.readings().get("csat"))
                .isEqualTo(new Reading("csat", 8, 0.625, 0.3057423946026273, 0.8631557141764027, Map.of()));
    }

    @Test
    void anExceptionIsReadWithWhoAndWhyAndByWhen() throws IOException {
        CustomerException trouble =
                CustomerExceptionReader.read(example("customer-exception")).value();

        assertThat(trouble.kind()).isEqualTo(CustomerException.Kind.ONE_STRIKE);
        assertThat(trouble.customer()).isEqualTo("c-1842");
        assertThat(trouble.why()).hasSize(2);
        assertThat(trouble.dueByMillis() - trouble.atMillis()).isEqualTo(4 * 3_600_000L);
    }

    @Test
    void ofARejectionOnlyTheReasonIsRead() throws IOException {
        assertThat(RejectReasonReader.read(example("rejection")).value()).isEqualTo("out-of-range");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(ToldWindowReader.read("{\"cell\":{}}".getBytes(UTF_8)).mistake())
                .isEqualTo("cell.segment is missing");
        assertThat(CustomerExceptionReader.read("{\"kind\":\"bored\"}".getBytes(UTF_8))
                        .mistake())
                .startsWith("kind is not one of one-strike, ");
    }

    /** Every record with some bytes changed is read or refused, and never anything else. */
    @Test
    void damagedRecordsAreRefusedWithASentence() throws IOException {
        for (String name : List.of("signal", "customer-exception", "rejection")) {
            byte[] whole = example(name);
            for (long seed = 0; seed < 300; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] damaged = whole.clone();
                for (int i = 0; i < 3; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                for (Reread<?> read : List.of(
                        ToldWindowReader.read(damaged),
                        CustomerExceptionReader.read(damaged),
                        RejectReasonReader.read(damaged))) {
                    assertThat(read.isRead() != (read.mistake() != null))
                            .as("seed " + seed)
                            .isTrue();
                }
            }
        }
    }
}
