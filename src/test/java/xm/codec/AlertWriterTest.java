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
import xm.alert.Alert;
import xm.alert.Alerts;

/** Alerts as the documentation shows them, with links that open at their time and place, and back. */
class AlertWriterTest {
    private static final Path EXAMPLE = Path.of("docs/examples/alert.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AlertWriter WRITER =
            new AlertWriter(new AlertLinks("https://board.example/", "https://grafana.example/d/xm-cell?orgId=1"));

    /** With {@code -Dgolden.write=true} the example is written anew; look at the difference. */
    @Test
    void writesTheExampleOfTheDocs() throws Exception {
        JsonNode written = JSON.readTree(WRITER.write(Alerts.firing()));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(EXAMPLE, written.toPrettyString() + "\n");
        }

        assertThat(written).isEqualTo(JSON.readTree(EXAMPLE.toFile()));
    }

    @Test
    void comesBackAsItWas() {
        for (long seed = 0; seed < 500; seed++) {
            Alert alert = Alerts.random(new SplittableRandom(seed));

            Reread<Alert> read = AlertReader.read(WRITER.write(alert));

            assertThat(read.mistake()).as("seed %d", seed).isNull();
            assertThat(read.value()).as("seed %d", seed).isEqualTo(alert);
        }
    }

    @Test
    void linksOpenHalfAnHourBeforeAndFollowWhileItFires() throws Exception {
        JsonNode firing = JSON.readTree(WRITER.write(Alerts.firing()));

        assertThat(firing.get("board").asText())
                .isEqualTo("https://board.example/?from=1795253400000&to=now&segment=gold&touchpoint=checkout&channel=*"
                        + "&promise=satisfied&signal=csat");
        assertThat(firing.get("dashboard").asText())
                .isEqualTo("https://grafana.example/d/xm-cell?orgId=1&from=1795253400000&to=now&var-segment=gold"
                        + "&var-touchpoint=checkout&var-channel=*&var-promise=satisfied&var-signal=csat");
    }

    @Test
    void linksOfWhatIsOverEndAQuarterOfAnHourAfterIt() throws Exception {
        JsonNode resolved = JSON.readTree(WRITER.write(Alerts.resolved()));

        assertThat(resolved.get("state").asText()).isEqualTo("resolved");
        assertThat(resolved.get("resolvedAt").asText()).isEqualTo("2026-11-21T11:06:00Z");
        assertThat(resolved.get("dashboard").asText()).contains("&to=1795260060000&");
    }

    @Test
    void namesInLinksAreEncoded() throws Exception {
        Alert alert = AlertReader.read(new String(WRITER.write(Alerts.firing()), UTF_8)
                        .replace("\"touchpoint\":\"checkout\"", "\"touchpoint\":\"größe & co\"")
                        .getBytes(UTF_8))
                .value();

        assertThat(JSON.readTree(WRITER.write(alert)).get("board").asText())
                .contains("&touchpoint=gr%C3%B6%C3%9Fe%20%26%20co&");
    }

    /** The store has no dashes in the names of fields; what is no signal is none there either. */
    @Test
    void theDashboardCallsASignalAsTheStoreDoes() throws Exception {
        String firing = new String(WRITER.write(Alerts.firing()), UTF_8);
        Alert late = AlertReader.read(firing.replace("\"signal\":\"csat\"", "\"signal\":\"on-time\"")
                        .getBytes(UTF_8))
                .value();
        Alert burst = AlertReader.read(firing.replace("\"signal\":\"csat\"", "\"signal\":\"customer-exceptions\"")
                        .getBytes(UTF_8))
                .value();

        assertThat(JSON.readTree(WRITER.write(late)).get("dashboard").asText()).endsWith("&var-signal=on_time");
        assertThat(JSON.readTree(WRITER.write(late)).get("board").asText()).endsWith("&signal=on-time");
        assertThat(JSON.readTree(WRITER.write(burst)).get("dashboard").asText()).doesNotContain("var-signal");
    }

    @Test
    void withoutAddressesThereAreNoLinks() throws Exception {
        JsonNode written = JSON.readTree(new AlertWriter(AlertLinks.NONE).write(Alerts.firing()));

        assertThat(written.has("board")).isFalse();
        assertThat(written.has("dashboard")).isFalse();
        assertThat(written.get("resolvedAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "firing"             | "smoking"  | state is not one of firing, resolved
                    "promise-broken"     | "bad"      | kind is not one of promise-broken, source-silent, customer-exception-burst
                    "alertId"            | "id"       | alertId is missing
                    "dimension":"channel"| "way":"up" | contributors[0].dimension is missing
                    "what":"release-7"   | "what":7   | nearestChange.what is not a text
                    """)
    void saysWhatIsWrong(String good, String bad, String sentence) {
        String written = new String(WRITER.write(Alerts.firing()), UTF_8);
        assertThat(written).contains(good);

        assertThat(AlertReader.read(written.replace(good, bad).getBytes(UTF_8)).mistake())
                .isEqualTo(sentence);
    }
}
