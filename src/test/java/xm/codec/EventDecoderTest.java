package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.RejectReason.BAD_TYPE;
import static xm.event.RejectReason.FUTURE;
import static xm.event.RejectReason.NOT_JSON;
import static xm.event.RejectReason.OUT_OF_RANGE;
import static xm.event.RejectReason.TOO_LARGE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.Arrival;
import xm.event.Channel;
import xm.event.CsatScale;
import xm.event.Kind;
import xm.event.Origin;
import xm.event.Rejection;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;

class EventDecoderTest {
    private static final List<BadEvent> BAD_EVENTS = BadEvent.ALL;
    private final Examples events = new Examples();

    @Test
    void readsTheEnvelopeAndTheAnswers() {
        Touchpoint event = events.accepted(Examples.all().get("survey"));
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
        Arrival arrival = events.decode(Examples.SURVEY);
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
        Rejection rejection = events.refused(bad.json());
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
        assertThat(events.refused(text).reason()).isEqualTo(NOT_JSON);
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
        assertThat(events.refused(Examples.SURVEY + Examples.SURVEY).detail())
                .isEqualTo("something follows the JSON object");
        assertThat(events.refused(Examples.SURVEY + " x").reason()).isEqualTo(NOT_JSON);
        assertThat(events.accepted(Examples.SURVEY + " \n")).isNotNull();
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        assertThat(events.refused(Examples.SURVEY.replace("\"id\"", "\"id\":\"f\",\"id\""))
                        .detail())
                .isEqualTo("id is there twice in one object");
        assertThat(events.refused(Examples.SURVEY.replace("\"csat\"", "\"csat\":null,\"csat\""))
                        .reason())
                .isEqualTo(NOT_JSON);
        assertThat(events.refused(Examples.SURVEY.replace("\"id\"", "\"survey\":{},\"id\""))
                        .reason())
                .isEqualTo(NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xE0, 0xED, 0xF5, 0xFF})
    void refusesWhatIsNotUtf8EvenWhereItIsSkipped(int bad) {
        byte[] record =
                Examples.SURVEY.replace("\"id\"", "\"note\":\"#\",\"id\"").getBytes(StandardCharsets.UTF_8);
        record[Examples.SURVEY.indexOf("\"id\"") + "\"note\":\"".length()] = (byte) bad;
        Rejection rejection = events.decode(record).rejection();
        assertThat(rejection.reason()).isEqualTo(NOT_JSON);
        assertThat(rejection.detail()).isEqualTo("byte 9 of the record is not UTF-8");
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(events.accepted("\uFEFF" + Examples.SURVEY)).isEqualTo(events.accepted(Examples.SURVEY));
    }

    @Test
    void skipsWhatItDoesNotKnowAtAnyDepthButNotWithoutEnd() {
        String deep = "[".repeat(400) + "]".repeat(400);
        assertThat(events.accepted(Examples.SURVEY.replace("\"id\"", "\"x\":{\"csat\":99,\"y\":" + deep + "},\"id\"")))
                .isEqualTo(events.accepted(Examples.SURVEY));
        assertThat(events.accepted(Examples.SURVEY.replace("\"csat\"", "\"x\":" + deep + ",\"csat\"")))
                .isEqualTo(events.accepted(Examples.SURVEY));
        String tooDeep = "[".repeat(200_000);
        assertThat(events.refused(Examples.SURVEY.replace("\"id\"", "\"x\":" + tooDeep + ",\"id\""))
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
        assertThat(events.accepted("{" + names + Examples.SURVEY.substring(1)))
                .isEqualTo(events.accepted(Examples.SURVEY));
        for (int i = 0; i < 1000; i++) {
            assertThat(events.accepted("{\"x" + i + "\":0," + Examples.SURVEY.substring(1)))
                    .isNotNull();
        }
    }

    @Test
    void refusesWhatIsLongerThanAMegabyte() {
        int most = DecodeSettings.DEFAULT_MAX_RECORD_BYTES;
        String longest = Examples.SURVEY + " ".repeat(most - Examples.SURVEY.length());
        assertThat(events.accepted(longest)).isNotNull();
        Rejection rejection = events.refused(longest + " ");
        assertThat(rejection.reason()).isEqualTo(TOO_LARGE);
        assertThat(rejection.detail()).isEqualTo("the record has 1048577 bytes, at most 1048576 are read");
        assertThat(rejection.payload()).hasSize(1000).doesNotContain("c-1842");
    }

    @Test
    void takesNullForAbsent() {
        assertThat(events.accepted(
                        Examples.SURVEY.replace("\"id\"", "\"segment\":null,\"stage\":null,\"contact\":null,\"id\"")))
                .isEqualTo(events.accepted(Examples.SURVEY));
        assertThat(events.refused(Examples.SURVEY.replace("\"c-1842\"", "null")).field())
                .isEqualTo("customer");
    }

    @ParameterizedTest
    @CsvSource({"4.0,4", "4e0,4", "40e-1,4", "5,5"})
    void takesAWholeNumberHoweverItIsWritten(String written, int score) {
        assertThat(events.accepted(Examples.SURVEY.replace(":4}", ":" + written + "}"))
                        .survey()
                        .csat()
                        .score())
                .isEqualTo(score);
    }

    @Test
    void refusesHugeNumbersAsOutOfRange() {
        for (String number : List.of("1e999", "-1e999", "9".repeat(400), "4." + "0".repeat(100_000), "1e-999999999")) {
            assertThat(events.refused(Examples.SURVEY.replace(":4}", ":" + number + "}"))
                            .reason())
                    .as(Refusal.quotable(number))
                    .isEqualTo(OUT_OF_RANGE);
        }
        for (String number : List.of("1e999", "1e99999999999", "1e-99999999999", "9".repeat(400), "-1e-999999999")) {
            assertThat(events.refused(Examples.purchase(number)).field()).isEqualTo("purchase.amount");
        }
    }

    @Test
    void refusesTheFutureOnlyWhereItKnowsWhenARecordWasReceived() {
        String ahead = Examples.SURVEY.replace("10:02:03Z", "10:03:04.001Z");
        assertThat(events.accepted(Examples.SURVEY.replace("10:02:03Z", "10:03:04Z")))
                .isNotNull();
        assertThat(events.refused(ahead).reason()).isEqualTo(FUTURE);
        assertThat(events.refused(ahead).detail())
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
                + Examples.SURVEY
                        .substring(1)
                        .replace("\"kind\":\"survey\",", "")
                        .replace(",\"survey\":{\"csat\":4}", "");
        assertThat(events.accepted(payloadFirst)).isEqualTo(events.accepted(Examples.SURVEY));
    }

    @Test
    void ignoresThePayloadOfAnotherKindWhereverItStands() {
        String wrong = "\"contact\":{\"waitSeconds\":[{\"a\":-1}],\"outcome\":5},";
        assertThat(events.accepted("{" + wrong + Examples.SURVEY.substring(1)))
                .isEqualTo(events.accepted(Examples.SURVEY));
        assertThat(events.accepted(Examples.SURVEY.replace("\"survey\":{", wrong + "\"survey\":{")))
                .isEqualTo(events.accepted(Examples.SURVEY));
    }

    @Test
    void keepsTheFaultOfAPayloadThatComesBeforeItsKind() {
        String record = "{\"survey\":{\"effort\":{\"score\":[[4]]},\"csat\":1},"
                + Examples.SURVEY.substring(1).replace(",\"survey\":{\"csat\":4}", "");
        assertThat(events.refused(record).field()).isEqualTo("survey.effort.score");
        assertThat(events.refused(record).reason()).isEqualTo(BAD_TYPE);
    }

    @Test
    void normalisesNames() {
        Touchpoint event = events.accepted(Examples.ENVELOPE
                        .replace("\"checkout\"", "\" Web  Checkout! \"")
                        .replace("\"web\"", "\"Web\"")
                + "\"segment\":\"Größe_XL\",\"kind\":\"cancellation\",\"cancellation\":{\"reason\":\"Too Dear!\"}}");
        assertThat(event.touchpoint()).isEqualTo("web-checkout");
        assertThat(event.channel()).isEqualTo(Channel.WEB);
        assertThat(event.segment()).isEqualTo("größe-xl");
        assertThat(event.cancellation().reason()).isEqualTo("too-dear");
    }

    @Test
    void needsNoCustomerWhereNobodyIsOne() {
        for (Kind kind : Kind.values()) {
            String record =
                    Examples.ENVELOPE.replace("\"customer\":\"c-1842\",", "") + "\"kind\":\"" + kind.wireName() + "\"}";
            String expected = kind.needsCustomer() ? "customer" : kind.wireName();
            assertThat(events.refused(record).field()).as(kind.wireName()).isEqualTo(expected);
        }
    }
}
