package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Quality;
import xm.event.Quality.Api;
import xm.event.Quality.Media;
import xm.event.Stage;
import xm.event.Touchpoints;
import xm.event.Visit;
import xm.signal.CellWindow;
import xm.signal.Events;
import xm.signal.RandomWindows;
import xm.signal.StandingChange;
import xm.signal.Tally;

class SignalWriterTest {
    private static final Path SCHEMA = Path.of("docs/schemas/signal.schema.json");
    private static final Path EXAMPLE = Path.of("docs/examples/signal.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Cell CHECKOUT = new Cell("gold", "checkout", "web");
    private static final Cell GOLD = new Cell("gold", Cell.ANY, Cell.ANY);
    private static final long TEN = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();
    private static final long QUARTER = 900_000;

    /** With {@code -Dgolden.write=true} the example is written anew; look at the difference. */
    @Test
    void writesTheExampleOfTheDocs() throws Exception {
        CellWindow window = quarter(CHECKOUT, checkout());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(EXAMPLE, JSON.readTree(SignalWriter.write(window)).toPrettyString() + "\n");
        }

        assertThat(JSON.readTree(SignalWriter.write(window))).isEqualTo(JSON.readTree(EXAMPLE.toFile()));
    }

    @Test
    void writesOneLineInAFixedOrder() {
        Tally tally = new Tally();
        tally.add(Events.delivery(Delivery.Status.ON_TIME));
        tally.add(Events.at(Events.nps(10), 1, Stage.POST_PURCHASE));

        assertThat(text(new CellWindow(CHECKOUT, "PT15M", 2, TEN, TEN + QUARTER, 3, tally)))
                .isEqualTo(
                        "{\"cell\":{\"segment\":\"gold\",\"touchpoint\":\"checkout\",\"channel\":\"web\"},"
                                + "\"stage\":\"post-purchase\",\"window\":\"PT15M\",\"start\":\"2026-11-21T10:00:00Z\","
                                + "\"end\":\"2026-11-21T10:15:00Z\",\"revision\":3,\"events\":2,\"customers\":0,\"signals\":{"
                                + "\"nps\":{\"n\":1,\"value\":100.0,\"low\":-48.49864942025203,\"high\":98.49864942025202,"
                                + "\"promoters\":1,\"detractors\":0},"
                                + "\"on-time\":{\"n\":1,\"value\":1.0,\"low\":0.20654931437723745,\"high\":1.0,\"onTime\":1}}}");
    }

    @Test
    void writesWholeNumbersOfAnswersShort() {
        Tally tally = new Tally();
        tally.add(Events.effort(1.0, true));
        tally.add(Events.effort(0.25, true));
        tally.add(Events.effort(0.28125, true));

        assertThat(text(quarter(CHECKOUT, tally)))
                .contains("\"levels\":[0,0,0,0,1.5,0.5,0,0,0,0,0,0,0,0,0,0,1]}")
                .doesNotContain("edges");
    }

    @Test
    void leavesOutTheStageThatNobodyNamed() throws Exception {
        Tally tally = new Tally();
        tally.add(Events.csat(5));

        assertThat(JSON.readTree(SignalWriter.write(quarter(CHECKOUT, tally))).has("stage"))
                .isFalse();
    }

    @Test
    void writesTimesToTheMillisecondWhereTheyHaveOne() throws Exception {
        CellWindow all = new CellWindow(CHECKOUT, "all", 0, TEN + 120, TEN + 60_000, 0, new Tally());

        JsonNode record = JSON.readTree(SignalWriter.write(all));

        assertThat(record.path("start").asText()).isEqualTo("2026-11-21T10:00:00.120Z");
        assertThat(record.path("end").asText()).isEqualTo("2026-11-21T10:01:00Z");
        assertThat(record.path("signals").isEmpty()).isTrue();
    }

    @Test
    void writesTheSameWindowAsTheSameBytes() {
        assertThat(SignalWriter.write(quarter(CHECKOUT, checkout())))
                .isEqualTo(SignalWriter.write(quarter(CHECKOUT, checkout())));
    }

    @Test
    void theExampleKeepsToTheSchema() throws Exception {
        assertThat(schema().validate(JSON.readTree(EXAMPLE.toFile()))).isEmpty();
    }

    @Test
    void whatIsWrittenKeepsToTheSchema() throws Exception {
        JsonSchema schema = schema();
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] record = SignalWriter.write(RandomWindows.next(random));

            assertThat(schema.validate(JSON.readTree(record)))
                    .as("seed %d: %s", seed, new String(record, UTF_8))
                    .isEmpty();
        }
    }

    @Test
    void theSchemaDescribesEveryNumberThatIsWritten() throws Exception {
        JsonNode schema = JSON.readTree(SCHEMA.toFile());
        JsonNode signals = schema.at("/properties/signals/properties");
        JsonNode written =
                JSON.readTree(SignalWriter.write(quarter(GOLD, segment()))).path("signals");

        assertThat(written.fieldNames()).toIterable().containsExactlyElementsOf(signals::fieldNames);
        for (Map.Entry<String, JsonNode> signal : written.properties()) {
            for (Map.Entry<String, JsonNode> part : signal.getValue().properties()) {
                assertThat(describes(schema, signals.path(signal.getKey()), part.getKey()))
                        .as("%s of %s", part.getKey(), signal.getKey())
                        .isTrue();
            }
        }
    }

    @Test
    void theSchemaRefusesWhatTheContractForbids() throws Exception {
        String good = text(quarter(CHECKOUT, checkout()));
        assertThat(schema().validate(JSON.readTree(good))).isEmpty();
        for (String[] change : new String[][] {
            {"\"window\":\"PT15M\"", "\"window\":\"15 min\""},
            {"10:15:00Z", "10:15:00+01:00"},
            {"\"stage\":\"purchase\"", "\"stage\":null"},
            {"\"revision\":0,", ""},
            {"\"channel\":\"web\"", "\"channel\":\"fax\""},
            {"\"csat\":{\"n\":8,", "\"csat\":{\"n\":0,"},
            {"\"promoters\":2,", ""},
            {"\"value\":0.625", "\"value\":62.5"},
        }) {
            assertThat(good).contains(change[0]);
            assertThat(schema().validate(JSON.readTree(good.replace(change[0], change[1]))))
                    .as("%s instead of %s", change[1], change[0])
                    .isNotEmpty();
        }
    }

    /** A quarter of an hour of a segment, with every signal. */
    private static Tally segment() {
        Tally tally = checkout();
        tally.add(new StandingChange("gold", TEN, 1, 0.25, 0.0625, 0, 0, -1, 2));
        tally.add(new StandingChange("gold", TEN, 1, 0.75, 0.5625, 1, 120.5, -1, 0));
        return tally;
    }

    /** A quarter of an hour at a checkout, with every signal but those of segments. */
    private static Tally checkout() {
        Tally tally = new Tally();
        for (int score : new int[] {5, 5, 5, 4, 4, 3, 2, 1}) {
            tally.add(Events.at(Events.csat(score), TEN, Stage.PURCHASE));
        }
        for (int score : new int[] {10, 9, 8, 6}) {
            tally.add(Events.nps(score));
        }
        tally.add(Events.effort(EffortInstrument.CES1, 2));
        tally.add(Events.effort(EffortInstrument.CES2, 6));
        tally.add(Events.effort(EffortInstrument.NET_EASY, 5));
        tally.add(Events.temkin(7, 6, 5));
        tally.add(Events.temkin(6, 2, null));
        for (double millis : new double[] {200, 400, 800, 3200}) {
            tally.add(Events.quality(
                    new Quality(Media.API, null, null, null, new Api(millis, 800.0, millis == 3200), null)));
        }
        for (Visit.Outcome outcome : Visit.Outcome.values()) {
            tally.add(Events.visit(outcome));
        }
        for (Contact.Outcome outcome : Contact.Outcome.values()) {
            tally.add(Events.contact(outcome));
        }
        for (Delivery.Status status : Delivery.Status.values()) {
            tally.add(Events.delivery(status));
        }
        tally.add(Events.complaint());
        tally.add(Events.mention(Mention.Intent.APPRECIATE, 0.75, 1.0));
        tally.add(Events.mention(Mention.Intent.CRITICISE, -0.5, 0.5));
        for (double effort01 : new double[] {0, 0.25, 0.75}) {
            tally.add(Events.effort(effort01, true));
        }
        tally.add(Events.firstContact(true, false));
        tally.add(Events.firstContact(false, true));
        for (double seconds : new double[] {0, 600, 605, 5400}) {
            tally.add(Events.resolution(seconds, seconds < 3600));
        }
        tally.add(Touchpoints.event("e-9", null, TEN + 180_000)
                .change("release-7")
                .build());
        for (int customer = 0; customer < 20; customer++) {
            tally.addCustomer(3);
        }
        return tally;
    }

    private static CellWindow quarter(Cell cell, Tally tally) {
        return new CellWindow(cell, "PT15M", 2, TEN, TEN + QUARTER, 0, tally);
    }

    private static String text(CellWindow window) {
        return new String(SignalWriter.write(window), UTF_8);
    }

    private static JsonSchema schema() throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }

    /** Whether a signal's schema, or one that it builds on, has a description of a part. */
    private static boolean describes(JsonNode schema, JsonNode signal, String part) {
        if (signal.path("properties").path(part).has("description")) {
            return true;
        }
        String base = signal.path("$ref").asText();
        return !base.isEmpty() && describes(schema, schema.at(base.substring(1)), part);
    }
}
