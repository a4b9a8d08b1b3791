package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.flow.CellReports;
import xm.promise.CellReport;
import xm.promise.Marker;
import xm.signal.CellWindow;
import xm.signal.RandomWindows;

/** What promises are held against is the same, whether it comes by way of Kafka or straight from the window. */
class CellReportReaderTest {
    /** As the release before promises wrote it. */
    private static final String EARLIER =
            "{\"cell\":{\"segment\":\"gold\",\"touchpoint\":\"checkout\",\"channel\":\"*\"},"
                    + "\"window\":\"PT15M\",\"start\":\"2026-11-21T10:00:00Z\",\"end\":\"2026-11-21T10:15:00Z\",\"revision\":3,"
                    + "\"events\":30,\"signals\":{\"qoe\":{\"n\":4,\"value\":3.5,\"low\":2.2,\"high\":4.4,\"good\":0.75},"
                    + "\"complaints\":{\"n\":20,\"value\":5.0,\"low\":0.8,\"high\":28.3,\"count\":1}}}";

    @Test
    void bothWaysAgree() {
        for (long seed = 0; seed < 500; seed++) {
            CellWindow window = RandomWindows.next(new SplittableRandom(seed));

            Reread<CellReport> read = CellReportReader.read(SignalWriter.write(window));

            assertThat(read.mistake()).as("seed %d", seed).isNull();
            assertThat(read.value())
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(CellReports.of(window));
        }
    }

    @Test
    void readsWhatAnEarlierReleaseWrote() {
        CellReport report = read(EARLIER).value();

        assertThat(report.cell()).isEqualTo("gold/checkout/*");
        assertThat(report.stage()).isNull();
        assertThat(report.windowMillis()).isEqualTo(900_000);
        assertThat(report.endMillis()).isEqualTo(Rfc3339.parse("2026-11-21T10:15:00Z"));
        assertThat(report.revision()).isEqualTo(3);
        assertThat(report.customers()).as("those of complaints").isEqualTo(20);
        assertThat(report.markers()).isEmpty();
        assertThat(report.signals().get("qoe").levels()).isNull();
        assertThat(report.signals().get("qoe").parts()).containsOnlyKeys("good");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        String more = EARLIER.replace("{\"n\":4,", "{\"n\":4,\"unit\":\"mos\",\"of\":{\"a\":[1]},")
                .replace("\"events\":30,", "\"events\":30,\"changes\":[],\"next\":[{}],");

        assertThat(read(more).value())
                .usingRecursiveComparison()
                .isEqualTo(read(EARLIER).value());
    }

    @Test
    void readsChangesWithTheirPlaces() {
        String changed = EARLIER.replace(
                "\"events\":30,",
                "\"events\":30,\"customers\":7,\"changes\":[{\"at\":\"2026-11-21T10:03:00Z\",\"what\":\"release-7\","
                        + "\"touchpoint\":\"checkout\",\"channel\":\"web\"}],");

        assertThat(read(changed).value().customers()).isEqualTo(7);
        assertThat(read(changed).value().markers())
                .containsExactly(new Marker(Rfc3339.parse("2026-11-21T10:03:00Z"), "release-7", "checkout", "web"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "revision":3,       |                        | revision is missing
                    "revision":3        | "revision":"3"         | revision is not a number
                    "revision":3        | "revision":3.5         | revision is not a whole number
                    "revision":3        | "revision":3e12        | revision is not a smaller number
                    "events":30         | "events":1e300         | events is not a whole number
                    "channel":"*"       | "channel":null         | cell.channel is missing
                    "channel":"*"       | "channel":"a/b"        | cell.channel is not a name or *
                    PT15M               | 15 min                 | window is not a duration such as PT15M
                    2026-11-21T10:00:00Z| yesterday              | start is not a time such as 2026-11-21T10:02:03Z
                    {"n":4,             | {                      | signals.qoe.n is missing
                    {"n":4,             | {"n":4,"levels":3,     | signals.qoe.levels is not an array
                    {"n":4,             | {"n":4,"levels":["3"], | signals.qoe.levels is not an array of numbers
                    {"n":4,             | {"n":4,"levels":[-1],  | signals.qoe.levels is not an array of counts
                    {"n":4,             | {"n":4,"edges":[1],    | signals.qoe.levels is not as long as edges
                    "events":30         | "events":30,"changes":[{"what":"x"}] | changes[0].at is missing
                    """)
    void saysWhatIsWrong(String good, String bad, String sentence) {
        assertThat(EARLIER).contains(good);

        Reread<CellReport> read = read(EARLIER.replace(good, bad == null ? "" : bad));

        assertThat(read.isRead()).isFalse();
        assertThat(read.mistake()).isEqualTo(sentence);
    }

    @Test
    void whateverIsCutOffIsRefusedAndNothingIsThrown() {
        byte[] record = EARLIER.getBytes(UTF_8);
        for (int length = 0; length < record.length; length++) {
            assertThat(CellReportReader.read(Arrays.copyOf(record, length)).mistake())
                    .as("the first %d bytes", length)
                    .startsWith("the record is");
        }
        assertThat(CellReportReader.read(null).mistake()).isEqualTo("the record is empty");
        assertThat(read("[1]").mistake()).isEqualTo("the record is no JSON object");
        assertThat(read("[".repeat(100_000)).mistake()).startsWith("the record is no JSON");
        assertThat(read(EARLIER + "x").mistake()).startsWith("the record is no JSON");
    }

    private static Reread<CellReport> read(String json) {
        return CellReportReader.read(json.getBytes(UTF_8));
    }
}
