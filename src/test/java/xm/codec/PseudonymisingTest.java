package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Touchpoint;

/** Decoders that give no customer in clear. */
class PseudonymisingTest {
    private static final DecodeSettings SETTINGS = Examples.SETTINGS.pseudonymising();
    private static final String EVENT = """
            {"id":"e-1","time":"2026-11-21T10:02:03Z","kind":"survey","touchpoint":"checkout","channel":"web",
             "customer":"c-1842","survey":{"csat":4}}""";

    private final EventDecoder events = new EventDecoder(SETTINGS);
    private final SegmentAssignmentDecoder segments = new SegmentAssignmentDecoder(SETTINGS);
    private final String pseudonym = Examples.PSEUDONYM.of("c-1842");

    @Test
    void anEventIsOfAPseudonymAndElseTheSame() {
        assertThat(event(EVENT))
                .isEqualTo(new Examples()
                        .decode(EVENT.replace("c-1842", pseudonym))
                        .event());
    }

    @Test
    void anEventOfNobodyStaysOfNobody() {
        Touchpoint probe = event("""
                {"id":"e-1","time":"2026-11-21T10:02:03Z","kind":"change","touchpoint":"checkout","channel":"web",
                 "change":{"what":"release"}}""");
        assertThat(probe.customer()).isNull();
    }

    @Test
    void whoIsReferredHasThePseudonymUnderWhichTheyComeThemselves() {
        Touchpoint referral = event("""
                {"id":"e-1","time":"2026-11-21T10:02:03Z","kind":"referral","touchpoint":"shop","channel":"web",
                 "customer":"c-7","referral":{"referred":"c-1842"}}""");
        assertThat(referral.customer()).isEqualTo(Examples.PSEUDONYM.of("c-7"));
        assertThat(referral.referral().referred()).isEqualTo(pseudonym);
    }

    @Test
    void aSegmentIsThatOfTheSamePseudonym() {
        AssignmentArrival arrival =
                assignment("{\"customer\":\"c-1842\",\"segment\":\"gold\",\"validFrom\":\"2026-11-01T00:00:00Z\"}");
        assertThat(arrival.assignment().customer()).isEqualTo(pseudonym);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customer\":\"c-1842\",\"id\":\"c-1842-77\",\"kind\":\"nothing\"}",
                "{\"user\":\"c-1842\"}",
                "c-1842;checkout;4",
                "{\"note\":\"of c-1842\", \"customer\":[1]",
                "{\"note\":\"called by\\tc-1842\"}"
            })
    void aRefusedRecordHoldsNeitherInKeyNorPayloadWhomItsKeyNames(String record) {
        for (Rejection rejection :
                new Rejection[] {decode(record).rejection(), assignment(record).rejection()}) {
            assertThat(rejection.key()).asString(StandardCharsets.UTF_8).isEqualTo(pseudonym);
            assertThat(new String(new RejectionWriter(SETTINGS).write(rejection), StandardCharsets.UTF_8))
                    .doesNotContain("c-1842");
        }
    }

    /** The sentence quoted whom the payload no longer names, and the payload whom it names after the fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":\"c-1842 \",\"customer\":\"c-1842\"}",
                "{\"customer\":\"c-1842\",\"channel\":\"c-1842 \"}",
                "{\"channel\":\"x of the customer who is called: c-1842 \",\"customer\":\"c-1842\"}",
                "{\"id\":\"c-1842\",\"kind\":\"c-1842\",\"customer\":\"c-1842\"}",
                "{\"kind\":\"c-1842\",\"survey\":{\"customer\":\"c-1842\"}",
                "{\"segment\":\"c-1842 \",\"validFrom\":\"c-1842\",\"customer\":\"c\\u002d1842\"}",
                "{\"kind\":\"c-1842\",\"time\":\"c-1842\",\"customer\":c-1842}",
                "{\"note\":\"called by\\nc-1842\",\"customer\":\"c-1842\"}",
                "{\"note\":\"called by\\u000ac-1842\",\"customer\":\"c-1842\"}",
                "{\"note\":\"c\\u002D1842\",\"user\":\"\\u0063-184\\u0032\",\"customer\":\"c-1842\"}",
                "{\"note\":\"{\\\"user\\\":\\\"c\\\\u002d1842\\\"}\",\"customer\":\"c-1842\"}"
            })
    void aRefusedRecordWithoutAKeyShowsNowhereWhomItNamesAnywhere(String record) {
        Rejection event = events.decode(bytes(record), null, "touchpoints", 3, 42, Examples.RECEIVED)
                .rejection();
        Rejection assignment = segments.decode(bytes(record), null, "customer-segments", 0, 0, Examples.RECEIVED)
                .rejection();
        for (Rejection rejection : new Rejection[] {event, assignment}) {
            assertThat(new String(new RejectionWriter(SETTINGS).write(rejection), StandardCharsets.UTF_8))
                    .doesNotContain("1842", "c-1")
                    .contains(pseudonym);
        }
    }

    /** Many programs write what is not ASCII, and some a slash, as an escape: one member's was read, the other's shown. */
    @ParameterizedTest
    @CsvSource({"José, Jos\\u00e9", "shop/7, shop\\/7", "a\\b, a\\\\b", "1\"2, 1\\\"2", "😀, \\ud83d\\ude00"})
    void aNameIsFoundHoweverItIsEscaped(String name, String written) {
        Rejection rejection = events.decode(
                        bytes("{\"note\":\"of " + written + "\",\"customer\":\"" + written + "\"}"),
                        null,
                        "touchpoints",
                        3,
                        42,
                        Examples.RECEIVED)
                .rejection();
        String known = Examples.PSEUDONYM.of(name);
        assertThat(rejection.payload()).isEqualTo("{\"note\":\"of " + known + "\",\"customer\":\"" + known + "\"}");
    }

    @Test
    void aNameThatIsLongerThanAQuoteIsNotQuotedInPart() {
        String longName = "customer-" + "9".repeat(60);
        Rejection rejection = events.decode(
                        bytes("{\"kind\":\"" + longName + "\",\"customer\":\"" + longName + "\"}"),
                        null,
                        "touchpoints",
                        3,
                        42,
                        Examples.RECEIVED)
                .rejection();
        assertThat(rejection.detail()).doesNotContain("customer-9").contains(Examples.PSEUDONYM.of(longName));
    }

    @Test
    void anEventThatIsRefusedLaterIsWrittenUnderItsPseudonymAndNotUnderOneOfThat() {
        Rejection tooLate =
                new Rejection(RejectReason.TOO_LATE, "time", "late", "t", 0, 1, 2, null, null, event(EVENT));
        assertThat(new String(new RejectionWriter(SETTINGS).write(tooLate), StandardCharsets.UTF_8))
                .contains(pseudonym);
    }

    @Test
    void withoutItCustomersAndKeysStayAsReceived() {
        EventDecoder clear = new EventDecoder(Examples.SETTINGS);
        assertThat(clear.decode(bytes("no"), bytes("c-1842"), "t", 0, 0, 0)
                        .rejection()
                        .key())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("c-1842");
        assertThat(new Examples().decode(EVENT).event().customer()).isEqualTo("c-1842");
    }

    private Touchpoint event(String json) {
        return decode(json).event();
    }

    private Arrival decode(String json) {
        return events.decode(bytes(json), bytes("c-1842"), "touchpoints", 3, 42, Examples.RECEIVED);
    }

    private AssignmentArrival assignment(String json) {
        return segments.decode(bytes(json), bytes("c-1842"), "customer-segments", 0, 0, Examples.RECEIVED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
