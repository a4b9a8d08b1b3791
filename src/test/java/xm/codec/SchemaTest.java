package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.alert.Alerts;
import xm.alert.Echo;
import xm.customer.Erasure;
import xm.event.Kind;
import xm.promise.Verdicts;

/** The schemas of the documentation say the same as the code. */
class SchemaTest {
    private static final JsonSchema EVENT = schema("touchpoint-event");
    private static final JsonSchema ASSIGNMENT = schema("segment-assignment");
    private static final JsonSchema REJECTION = schema("rejection");
    private static final JsonSchema VERDICT = schema("verdict");
    private static final JsonSchema ALERT = schema("alert");
    private static final List<BadEvent> BAD_EVENTS = BadEvent.ALL;

    private final Examples events = new Examples();

    @Test
    void everyExampleFollowsTheSchemaAndEveryKindHasOne() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Examples.all().forEach((name, json) -> {
            assertThat(mistakes(EVENT, json)).as(name).isEmpty();
            kinds.add(events.decode(json).event().kind());
        });
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void whatIsWrittenFollowsTheSchema() {
        EventWriter writer = new EventWriter();
        Examples.all().forEach((name, json) -> {
            byte[] written = writer.write(events.decode(json).event());
            assertThat(mistakes(EVENT, text(written))).as(name).isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("BAD_EVENTS")
    void refusesWhatTheDecoderRefuses(BadEvent bad) {
        assertThat(mistakes(EVENT, bad.json())).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("BAD_EVENTS")
    void everyRejectionFollowsItsSchema(BadEvent bad) {
        byte[] rejection = new RejectionWriter(Examples.SETTINGS)
                .write(events.decode(bad.json()).rejection());
        assertThat(mistakes(REJECTION, text(rejection))).isEmpty();
    }

    @Test
    void theExampleOfAnAssignmentFollowsItsSchema() throws IOException {
        String json = Files.readString(Path.of("docs/examples/segment-assignment.json"));
        assertThat(mistakes(ASSIGNMENT, json)).isEmpty();
        assertThat(assignments().decode(utf8(json), null, "t", 0, 0, 0).isAccepted())
                .isTrue();
    }

    @Test
    void theExampleOfAnErasureAndItsReceiptFollowTheirSchemas() throws IOException {
        String json = Files.readString(Path.of("docs/examples/erasure.json"));
        assertThat(mistakes(ASSIGNMENT, json)).isEmpty();
        assertThat(assignments()
                        .decode(utf8(json), null, "t", 0, 0, 0)
                        .assignment()
                        .isErasure())
                .isTrue();
        String receipt = Files.readString(Path.of("docs/examples/erasure-receipt.json"));
        assertThat(mistakes(schema("erasure-receipt"), receipt)).isEmpty();
        Erasure erasure = new Erasure("p-5bdcc146bf60754e", Rfc3339.parse("2026-11-21T10:02:04Z"), true);
        assertThat(text(ErasureWriter.write(erasure))).isEqualTo(receipt.strip());
    }

    /** But for the pseudonym, which depends on the secret. */
    @Test
    void theExampleOfARejectionIsWhatIsWritten() throws IOException {
        String json = Files.readString(Path.of("docs/examples/rejection.json"));
        assertThat(mistakes(REJECTION, json)).isEmpty();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode example = mapper.readTree(json);
        byte[] written = new RejectionWriter(Examples.SETTINGS)
                .write(events.decode(example.get("payload").asText()).rejection());
        String pseudonym = Examples.PSEUDONYM.of("p-5bdcc146bf60754e");
        assertThat(mapper.readTree(text(written).replace(pseudonym, "p-5bdcc146bf60754e")))
                .isEqualTo(example);
    }

    @Test
    void verdictsAndAlertsFollowTheirSchemas() throws IOException {
        assertThat(mistakes(VERDICT, Files.readString(Path.of("docs/examples/verdict.json"))))
                .isEmpty();
        assertThat(mistakes(ALERT, Files.readString(Path.of("docs/examples/alert.json"))))
                .isEmpty();
        AlertWriter alerts = new AlertWriter(new AlertLinks("https://b", "https://d"));
        assertThat(mistakes(ALERT, text(alerts.write(new Echo(0, 10_000, 0).answer()))))
                .isEmpty();
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertThat(mistakes(VERDICT, text(VerdictWriter.write(Verdicts.random(random)))))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(mistakes(ALERT, text(alerts.write(Alerts.random(random)))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN, Broken",
        "\"version\":7, \"version\":\"7\"",
        "\"n\":428, \"n\":-1",
        "00Z, 00+01:00",
        "\"blind\":false, \"blind\":null",
        "\"evidence\", \"proof\""
    })
    void refusesVerdictsThatTheContractForbids(String good, String bad) {
        String written = text(VerdictWriter.write(Verdicts.broken()));
        assertThat(written).contains(good);
        assertThat(mistakes(VERDICT, written.replace(good, bad))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "firing, burning",
        "promise-broken, broken",
        "\"resolvedAt\":null, \"resolvedAt\":\"soon\"",
        "\"share\":0.81, \"share\":81",
        "\"alertId\", \"id\"",
        "gold/checkout/*\"], gold\"]"
    })
    void refusesAlertsThatTheContractForbids(String good, String bad) {
        String written = text(new AlertWriter(AlertLinks.NONE).write(Alerts.firing()));
        assertThat(written).contains(good);
        assertThat(mistakes(ALERT, written.replace(good, bad))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"customer\":\"c\",\"segment\":\"gold\"}",
                "{\"customer\":\"c\",\"erase\":false}",
                "{\"customer\":\"c\",\"erase\":\"true\"}",
                "{\"erase\":true}",
                "{\"customer\":\"c\",\"segment\":\"gold\",\"validFrom\":\"2026-11-01\"}",
                "{\"customer\":5,\"segment\":\"gold\",\"validFrom\":\"2026-11-01T00:00:00Z\"}",
                "{\"customer\":\"c\",\"segment\":\"*\",\"validFrom\":\"2026-11-01T00:00:00Z\"}"
            })
    void refusesAssignmentsThatTheDecoderRefuses(String json) {
        assertThat(mistakes(ASSIGNMENT, json)).isNotEmpty();
        assertThat(assignments().decode(utf8(json), null, "t", 0, 0, 0).rejection())
                .isNotNull();
    }

    private static SegmentAssignmentDecoder assignments() {
        return new SegmentAssignmentDecoder(Examples.SETTINGS);
    }

    private static JsonSchema schema(String name) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/schemas", name + ".schema.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> mistakes(JsonSchema schema, String json) {
        return schema
                .validate(
                        json, InputFormat.JSON, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
