package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.RejectReason.BAD_TYPE;
import static xm.event.RejectReason.FUTURE;
import static xm.event.RejectReason.NOT_JSON;
import static xm.event.RejectReason.OUT_OF_RANGE;
import static xm.event.RejectReason.TOO_LARGE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.Arrival;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.CsatScale;
import xm.event.Kind;
import xm.event.Origin;
import xm.event.Quality;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;
import xm.signal.qoe.Opinion;

class EventDecoderTest {
    private static final List<BadEvent> BAD_EVENTS = BadEvent.ALL;
    private static final String SURVEY = "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\",\"kind\":\"survey\","
            + "\"touchpoint\":\"checkout\",\"channel\":\"web\",\"customer\":\"c-1842\",\"survey\":{\"csat\":4}}";
    private static final String ENVELOPE = "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\","
            + "\"touchpoint\":\"checkout\",\"channel\":\"web\",\"customer\":\"c-1842\",";

    private final Examples events = new Examples();

    @Test
    void readsTheEnvelopeAndTheAnswers() {
        Touchpoint event = accepted(Examples.all().get("survey"));
        assertThat(event.id()).isEqualTo("e-survey");
        assertThat(event.source()).isEqualTo("qualtrics");
        assertThat(event.timeMillis()).isEqualTo(Rfc3339.parse("2026-11-21T10:02:03.120Z"));
        assertThat(event.kind()).isEqualTo(Kind.SURVEY);
        assertThat(event.touchpoint()).isEqualTo("checkout");
        assertThat(event.channel()).isEqualTo(Channel.WEB);
        assertThat(event.customer()).isEqualTo("c-1842");
        assertThat(event.segment()).isEqualTo("gold");
        assertThat(event.stage()).isEqualTo(Stage.PURCHASE);
        assertThat(event.journey()).isEqualTo("order-4711");
        assertThat(event.origin()).isEqualTo(Origin.DIRECT);
        assertThat(event.survey())
                .isEqualTo(
                        new Survey(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, 2), 6, null, null, null, null, null));
    }

    @Test
    void saysWhereARecordCameFrom() {
        Arrival arrival = events.decode(SURVEY);
        assertThat(arrival).isEqualTo(new Arrival(arrival.event(), null, "touchpoints", 3, 42, Examples.RECEIVED));
        Rejection rejection = events.decode("{}").rejection();
        assertThat(rejection.topic()).isEqualTo("touchpoints");
        assertThat(rejection.partition()).isEqualTo(3);
        assertThat(rejection.offset()).isEqualTo(42);
        assertThat(rejection.receivedAtMillis()).isEqualTo(Examples.RECEIVED);
    }

    @ParameterizedTest
    @FieldSource("BAD_EVENTS")
    void saysWhatIsWrongAndWhere(BadEvent bad) {
        Rejection rejection = refused(bad.json());
        assertThat(rejection.reason()).isEqualTo(bad.reason());
        assertThat(rejection.field()).isEqualTo(bad.field());
        assertThat(rejection.detail()).isEqualTo(bad.detail());
        assertThat(rejection.payload()).doesNotContain("c-1842");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "nonsense",
                "[]",
                "null",
                "\"text\"",
                "5",
                "{",
                "{\"id\"",
                "{\"id\":\"e",
                "{\"id\":NaN}",
                "{\"x\":Infinity}",
                "{\"id\":'e'}",
                "{\"x\":01}",
                "{\"x\":1,}",
                "{\"x\":/**/1}"
            })
    void refusesWhatIsNoJsonObject(String text) {
        assertThat(refused(text).reason()).isEqualTo(NOT_JSON);
    }

    @Test
    void refusesATombstone() {
        Rejection rejection = events.decode((byte[]) null).rejection();
        assertThat(rejection.reason()).isEqualTo(NOT_JSON);
        assertThat(rejection.detail()).isEqualTo("the record has no value");
        assertThat(rejection.payload()).isNull();
    }

    @Test
    void refusesWhatFollowsTheObject() {
        assertThat(refused(SURVEY + SURVEY).detail()).isEqualTo("something follows the JSON object");
        assertThat(refused(SURVEY + " x").reason()).isEqualTo(NOT_JSON);
        assertThat(accepted(SURVEY + " \n")).isNotNull();
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        assertThat(refused(SURVEY.replace("\"id\"", "\"id\":\"f\",\"id\"")).detail())
                .isEqualTo("id is there twice in one object");
        assertThat(refused(SURVEY.replace("\"csat\"", "\"csat\":null,\"csat\"")).reason())
                .isEqualTo(NOT_JSON);
        assertThat(refused(SURVEY.replace("\"id\"", "\"survey\":{},\"id\"")).reason())
                .isEqualTo(NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xE0, 0xED, 0xF5, 0xFF})
    void refusesWhatIsNotUtf8EvenWhereItIsSkipped(int bad) {
        byte[] record = SURVEY.replace("\"id\"", "\"note\":\"#\",\"id\"").getBytes(StandardCharsets.UTF_8);
        record[SURVEY.indexOf("\"id\"") + "\"note\":\"".length()] = (byte) bad;
        Rejection rejection = events.decode(record).rejection();
        assertThat(rejection.reason()).isEqualTo(NOT_JSON);
        assertThat(rejection.detail()).isEqualTo("byte 9 of the record is not UTF-8");
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(accepted("\uFEFF" + SURVEY)).isEqualTo(accepted(SURVEY));
    }

    @Test
    void skipsWhatItDoesNotKnowAtAnyDepthButNotWithoutEnd() {
        String deep = "[".repeat(400) + "]".repeat(400);
        assertThat(accepted(SURVEY.replace("\"id\"", "\"x\":{\"csat\":99,\"y\":" + deep + "},\"id\"")))
                .isEqualTo(accepted(SURVEY));
        assertThat(accepted(SURVEY.replace("\"csat\"", "\"x\":" + deep + ",\"csat\"")))
                .isEqualTo(accepted(SURVEY));
        String tooDeep = "[".repeat(200_000);
        assertThat(refused(SURVEY.replace("\"id\"", "\"x\":" + tooDeep + ",\"id\""))
                        .detail())
                .isEqualTo("the record is nested deeper than 500 levels");
    }

    /**
     * The names have one and the same hash in Jackson's table of names. That table is shared between parsers, and once it
     * had refused such a record, records with nothing wrong failed with an exception from its inside.
     */
    @Test
    void aRecordWithNamesMadeToCollideHarmsNoOther() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 4096; i++) {
            names.append('"');
            for (int bit = 0; bit < 12; bit++) {
                names.append((i >> bit & 1) == 0 ? "AB" : "B!");
            }
            names.append("\":0,");
        }
        assertThat(accepted("{" + names + SURVEY.substring(1))).isEqualTo(accepted(SURVEY));
        for (int i = 0; i < 1000; i++) {
            assertThat(accepted("{\"x" + i + "\":0," + SURVEY.substring(1))).isNotNull();
        }
    }

    @Test
    void refusesWhatIsLongerThanAMegabyte() {
        int most = DecodeSettings.DEFAULT_MAX_RECORD_BYTES;
        String longest = SURVEY + " ".repeat(most - SURVEY.length());
        assertThat(accepted(longest)).isNotNull();
        Rejection rejection = refused(longest + " ");
        assertThat(rejection.reason()).isEqualTo(TOO_LARGE);
        assertThat(rejection.detail()).isEqualTo("the record has 1048577 bytes, at most 1048576 are read");
        assertThat(rejection.payload()).hasSize(1000).doesNotContain("c-1842");
    }

    @Test
    void takesNullForAbsent() {
        assertThat(accepted(SURVEY.replace("\"id\"", "\"segment\":null,\"stage\":null,\"contact\":null,\"id\"")))
                .isEqualTo(accepted(SURVEY));
        assertThat(refused(SURVEY.replace("\"c-1842\"", "null")).field()).isEqualTo("customer");
    }

    @ParameterizedTest
    @CsvSource({"4.0,4", "4e0,4", "40e-1,4", "5,5"})
    void takesAWholeNumberHoweverItIsWritten(String written, int score) {
        assertThat(accepted(SURVEY.replace(":4}", ":" + written + "}"))
                        .survey()
                        .csat()
                        .score())
                .isEqualTo(score);
    }

    @Test
    void refusesHugeNumbersAsOutOfRange() {
        for (String number : List.of("1e999", "-1e999", "9".repeat(400), "4." + "0".repeat(100_000), "1e-999999999")) {
            assertThat(refused(SURVEY.replace(":4}", ":" + number + "}")).reason())
                    .as(Refusal.quotable(number))
                    .isEqualTo(OUT_OF_RANGE);
        }
        for (String number : List.of("1e999", "1e99999999999", "1e-99999999999", "9".repeat(400), "-1e-999999999")) {
            assertThat(refused(purchase(number)).field()).isEqualTo("purchase.amount");
        }
    }

    @Test
    void refusesTheFutureOnlyWhereItKnowsWhenARecordWasReceived() {
        String ahead = SURVEY.replace("10:02:03Z", "10:03:04.001Z");
        assertThat(accepted(SURVEY.replace("10:02:03Z", "10:03:04Z"))).isNotNull();
        assertThat(refused(ahead).reason()).isEqualTo(FUTURE);
        assertThat(refused(ahead).detail())
                .isEqualTo("time is 2026-11-21T10:03:04.001Z, more than 60000 ms after the record was received");
        byte[] record = ahead.getBytes(StandardCharsets.UTF_8);
        EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
        assertThat(decoder.decode(record, null, "file", 0, 1, Arrival.UNKNOWN_TIME)
                        .isAccepted())
                .isTrue();
    }

    @Test
    void readsMembersInAnyOrder() {
        String payloadFirst = "{\"survey\":{\"csat\":4},\"kind\":\"survey\","
                + SURVEY.substring(1).replace("\"kind\":\"survey\",", "").replace(",\"survey\":{\"csat\":4}", "");
        assertThat(accepted(payloadFirst)).isEqualTo(accepted(SURVEY));
    }

    @Test
    void ignoresThePayloadOfAnotherKindWhereverItStands() {
        String wrong = "\"contact\":{\"waitSeconds\":[{\"a\":-1}],\"outcome\":5},";
        assertThat(accepted("{" + wrong + SURVEY.substring(1))).isEqualTo(accepted(SURVEY));
        assertThat(accepted(SURVEY.replace("\"survey\":{", wrong + "\"survey\":{")))
                .isEqualTo(accepted(SURVEY));
    }

    @Test
    void keepsTheFaultOfAPayloadThatComesBeforeItsKind() {
        String record = "{\"survey\":{\"effort\":{\"score\":[[4]]},\"csat\":1},"
                + SURVEY.substring(1).replace(",\"survey\":{\"csat\":4}", "");
        assertThat(refused(record).field()).isEqualTo("survey.effort.score");
        assertThat(refused(record).reason()).isEqualTo(BAD_TYPE);
    }

    @Test
    void normalisesNames() {
        Touchpoint event = accepted(
                ENVELOPE.replace("\"checkout\"", "\" Web  Checkout! \"").replace("\"web\"", "\"Web\"")
                        + "\"segment\":\"Größe_XL\",\"kind\":\"cancellation\",\"cancellation\":{\"reason\":\"Too Dear!\"}}");
        assertThat(event.touchpoint()).isEqualTo("web-checkout");
        assertThat(event.channel()).isEqualTo(Channel.WEB);
        assertThat(event.segment()).isEqualTo("größe-xl");
        assertThat(event.cancellation().reason()).isEqualTo("too-dear");
    }

    @Test
    void needsNoCustomerWhereNobodyIsOne() {
        for (Kind kind : Kind.values()) {
            String record = ENVELOPE.replace("\"customer\":\"c-1842\",", "") + "\"kind\":\"" + kind.wireName() + "\"}";
            String expected = kind.needsCustomer() ? "customer" : kind.wireName();
            assertThat(refused(record).field()).as(kind.wireName()).isEqualTo(expected);
        }
    }

    @Test
    void keepsMoneyExactAndBounded() {
        assertThat(amount("129.90")).isEqualTo(new BigDecimal("129.90"));
        assertThat(amount("1e3")).isEqualTo(new BigDecimal("1000"));
        assertThat(amount("0.30000000000000004")).isEqualTo(new BigDecimal("0.300000"));
        assertThat(amount("0e-99999")).isEqualTo(new BigDecimal("0.000000"));
        assertThat(amount("1e-999999999")).isEqualTo(new BigDecimal("0.000000"));
        assertThat(amount("0.00000051")).isEqualTo(new BigDecimal("0.000001"));
        assertThat(refused(purchase("999999999999999.9999999")).field()).isEqualTo("purchase.amount");
        assertThat(amount("999999999999999.99")).isEqualTo(new BigDecimal("999999999999999.99"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"csat\":4                                | survey",
                "\"topic\":\"x\"                           | survey",
                "\"outcome\":\"resolved\"                  | contact",
                "\"outcome\":\"completed\"                 | visit",
                "\"outcome\":\"abandoned\"                 | visit",
                "\"outcome\":\"abandoned\",\"transfers\":1 | contact",
                "\"steps\":3                               | visit",
                "\"steps\":3,\"outcome\":\"escalated\"     | contact visit",
                "\"csat\":4,\"waitSeconds\":9,\"steps\":2  | survey contact visit",
                "\"survey\":{\"csat\":5},\"steps\":2       | survey visit",
                "\"contact\":{\"outcome\":\"abandoned\"}   | contact",
                "\"visit\":{}                              | visit"
            })
    void tellsWhatAProbeLookedAt(String members, String found) {
        Touchpoint probe = accepted(ENVELOPE + "\"kind\":\"probe\",\"probe\":{" + members + "}}");
        String said = (probe.survey() == null ? "" : "survey ")
                + (probe.contact() == null ? "" : "contact ")
                + (probe.visit() == null ? "" : "visit");
        assertThat(said.trim()).isEqualTo(found);
    }

    @Test
    void givesAnAbandonedProbeToWhatItLookedAt() {
        Touchpoint probe =
                accepted(ENVELOPE + "\"kind\":\"probe\",\"probe\":{\"outcome\":\"abandoned\",\"waitSeconds\":600}}");
        assertThat(probe.contact().outcome()).isEqualTo(Contact.Outcome.ABANDONED);
        probe = accepted(ENVELOPE + "\"kind\":\"probe\",\"probe\":{\"outcome\":\"completed\",\"waitSeconds\":600}}");
        assertThat(probe.contact().outcome()).isNull();
        assertThat(probe.visit().outcome()).isEqualTo(Visit.Outcome.COMPLETED);
    }

    @Test
    void keepsOfQualityWhatBelongsToItsMedium() {
        Touchpoint event = accepted(ENVELOPE
                + "\"kind\":\"quality\",\"quality\":{\"stalls\":2,\"lcpMs\":2500,\"mos\":4,\"media\":\"web\"}}");
        assertThat(event.quality())
                .isEqualTo(new Quality(
                        Quality.Media.WEB, null, new Quality.Web(2500.0, null, null, null, null), null, null, 4.0));
    }

    @Test
    void acceptsACodecThatNoModelKnows() {
        Touchpoint call = accepted(
                ENVELOPE + "\"kind\":\"quality\",\"quality\":{\"media\":\"voice\",\"codec\":\"opus\",\"rttMs\":80}}");
        assertThat(call.quality().voice().codec()).isEqualTo("opus");
        assertThat(Opinion.of(call.quality())).isEmpty();
    }

    @Test
    void everyExampleOfQualityCanBeJudged() {
        Examples.all().forEach((name, json) -> {
            if (name.startsWith("quality")) {
                assertThat(Opinion.of(accepted(json).quality())).as(name).isPresent();
            }
        });
    }

    @Test
    void readsWhatAMappingMadeOfAForeignRecord() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
        assertThat(decoder.decode(mapper.readTree(SURVEY).traverse(), () -> "", foreign(0))
                        .rejection()
                        .reason())
                .isEqualTo(FUTURE);
        for (BadEvent bad : BadEvent.ALL) {
            Rejection rejection = decoder.decode(
                            mapper.readTree(bad.json()).traverse(), bad::json, foreign(Examples.RECEIVED))
                    .rejection();
            assertThat(rejection.reason()).as(bad.toString()).isEqualTo(bad.reason());
            assertThat(rejection.field()).as(bad.toString()).isEqualTo(bad.field());
        }
        for (String json : Examples.all().values()) {
            assertThat(decoder.decode(mapper.readTree(json).traverse(), () -> "", foreign(Arrival.UNKNOWN_TIME))
                            .event())
                    .isEqualTo(accepted(json.replace("11:02:03+01:00", "10:02:03Z")));
        }
    }

    @Test
    void replacesCustomersOfAForeignRecordWhetherReadYetOrNot() throws IOException {
        EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
        String mapped = "{\"time\":\"noon\",\"customer\":\"4711\",\"referral\":{\"referred\":\"0815\"}}";
        for (String event : List.of(mapped, mapped.replace("\"time\":\"noon\",", ""))) {
            Rejection rejection = decoder.decode(
                            new ObjectMapper().readTree(event).traverse(),
                            () -> "cust_no;friend;score\n4711;0815;24711",
                            foreign(0))
                    .rejection();
            assertThat(rejection.payload())
                    .isEqualTo("cust_no;friend;score\n" + Examples.PSEUDONYM.of("4711") + ';'
                            + Examples.PSEUDONYM.of("0815") + ";24711");
        }
    }

    private BigDecimal amount(String number) {
        return accepted(purchase(number)).purchase().amount();
    }

    private static String purchase(String amount) {
        return ENVELOPE + "\"kind\":\"purchase\",\"purchase\":{\"amount\":" + amount + "}}";
    }

    private Touchpoint accepted(String json) {
        Arrival arrival = events.decode(json);
        assertThat(arrival.rejection()).as(Refusal.quotable(json)).isNull();
        return arrival.event();
    }

    private static Place foreign(long receivedAtMillis) {
        return new Place(null, "f.csv", 0, 7, receivedAtMillis);
    }

    private Rejection refused(String json) {
        Arrival arrival = events.decode(json);
        assertThat(arrival.event()).as(Refusal.quotable(json)).isNull();
        RejectReason reason = arrival.rejection().reason();
        assertThat(reason).isNotNull();
        return arrival.rejection();
    }
}
