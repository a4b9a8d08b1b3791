package xm.customer.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static xm.customer.MomentKind.ANSWERED;
import static xm.customer.MomentKind.CANCELLATION_PAGE;
import static xm.customer.MomentKind.COMPLAINT;
import static xm.customer.MomentKind.DETRACTOR;
import static xm.customer.MomentKind.EASILY_RESOLVED;
import static xm.customer.MomentKind.HIGH_SATISFACTION;
import static xm.customer.MomentKind.LOW_SATISFACTION;
import static xm.customer.MomentKind.OUTAGE;
import static xm.customer.MomentKind.PAYMENT_FAILURE;
import static xm.customer.MomentKind.PRAISE;
import static xm.customer.MomentKind.PROMOTER;
import static xm.customer.MomentKind.PURCHASE;
import static xm.customer.MomentKind.REFERRAL;
import static xm.customer.MomentKind.RESENTFUL;
import static xm.customer.MomentKind.STRIKE;
import static xm.customer.MomentKind.UPSET;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.Pseudonym;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.event.Arrival;

class EventMomentsTest {
    private static final EventDecoder DECODER =
            new EventDecoder(DecodeSettings.withPseudonym(new Pseudonym(new byte[] {1, 2, 3})));

    @Test
    void aPurchaseIsWorthWhatWasPaid() {
        Moment moment = moments("purchase", "shop", "{'amount': 59.9, 'currency': 'EUR'}")
                .get(0);

        assertThat(moment).isEqualTo(new Moment(1_795_255_200_000L, PURCHASE, 59.9, "gold", "shop", null));
    }

    @Test
    void aComplaintWeighsByItsSeverityAndTheWorstIsAStrike() {
        assertThat(moments("complaint", "shop", "{'case': 'k-1', 'severity': 1}"))
                .extracting(Moment::kind, Moment::weight, Moment::cause)
                .containsExactly(
                        tuple(COMPLAINT, 1.0, "k-1"), tuple(STRIKE, 1.0, "complaint of the worst severity, k-1"));
        assertThat(weight("{'severity': 2}")).isEqualTo(0.75);
        assertThat(weight("{'severity': 3}")).isEqualTo(0.5);
        assertThat(weight("{'severity': 4}")).isEqualTo(0.25);
        assertThat(weight("{}")).isEqualTo(0.5);
    }

    @Test
    void answersSpeakByTheBoxesOfTheirScales() {
        assertThat(kinds("survey", "{'csat': 2, 'nps': 6}")).containsExactly(ANSWERED, LOW_SATISFACTION, DETRACTOR);
        assertThat(kinds("survey", "{'csat': 4, 'nps': 9}")).containsExactly(ANSWERED, HIGH_SATISFACTION, PROMOTER);
        assertThat(kinds("survey", "{'csat': 3, 'nps': 7}")).containsExactly(ANSWERED);
        assertThat(kinds("survey", "{'csat': {'score': 8, 'scale': '0-10'}}")).containsExactly(ANSWERED);
    }

    @Test
    void successWithEaseAndABadFeelingIsResentful() {
        assertThat(kinds("survey", "{'success': 6, 'ease': 5, 'emotion': 3}")).containsExactly(ANSWERED, RESENTFUL);
        assertThat(kinds("survey", "{'success': 5, 'emotion': 1, 'effort': {'instrument': 'ces1', 'score': 2}}"))
                .containsExactly(ANSWERED, RESENTFUL);
        assertThat(kinds("survey", "{'success': 5, 'emotion': 1, 'effort': {'instrument': 'ces2', 'score': 5}}"))
                .containsExactly(ANSWERED, RESENTFUL);
        assertThat(kinds("survey", "{'success': 6, 'ease': 5, 'emotion': 4}")).containsExactly(ANSWERED);
        assertThat(kinds("survey", "{'success': 4, 'ease': 7, 'emotion': 1}")).containsExactly(ANSWERED, UPSET);
    }

    @Test
    void aBadFeelingAndAnEasyContactMeetByJourneyOrElseByTopic() {
        assertThat(moments("survey", "shop", "{'emotion': 2, 'topic': 'invoice'}"))
                .extracting(Moment::cause)
                .containsExactly(null, "order-1");
        assertThat(moments("contact", "phone", "{'outcome': 'resolved', 'waitSeconds': 120}"))
                .extracting(Moment::kind, Moment::cause)
                .containsExactly(tuple(EASILY_RESOLVED, "order-1"));
        assertThat(moments(event("contact", "phone", "{'outcome': 'resolved', 'topic': 'invoice'}")
                        .replace(",\"journey\":\"order-1\"", "")))
                .extracting(Moment::cause)
                .containsExactly("invoice");
    }

    @Test
    void aContactThatTookEffortWasNotEasy() {
        for (String contact : List.of(
                "{'outcome': 'resolved', 'waitSeconds': 121}",
                "{'outcome': 'resolved', 'transfers': 1}",
                "{'outcome': 'resolved', 'repeatedInformation': true}",
                "{'outcome': 'unresolved'}",
                "{'outcome': 'abandoned', 'waitSeconds': 900}")) {
            assertThat(kinds("contact", contact)).as(contact).isEmpty();
        }
    }

    @Test
    void whatMustNotHappenOnceIsAStrike() {
        assertThat(moments("delivery", "parcel", "{'status': 'failed'}"))
                .extracting(Moment::kind, Moment::cause)
                .containsExactly(tuple(STRIKE, "failed delivery, order-1"));
        assertThat(kinds("delivery", "{'status': 'late', 'lateMinutes': 30}")).isEmpty();
    }

    @Test
    void visitsSpeakByWhereTheyAre() {
        assertThat(moments("visit", "payment", "{'outcome': 'failed'}"))
                .extracting(Moment::kind)
                .containsExactly(PAYMENT_FAILURE);
        assertThat(moments("visit", "cancellation", "{'outcome': 'completed'}"))
                .extracting(Moment::kind)
                .containsExactly(CANCELLATION_PAGE);
        assertThat(moments("visit", "payment", "{'outcome': 'abandoned'}")).isEmpty();
        assertThat(moments("visit", "shop", "{'outcome': 'failed'}")).isEmpty();
    }

    @Test
    void onlyPoorQualityIsAnOutageAndWeighsByHowPoorItIs() {
        assertThat(moments("quality", "app", "{'media': 'api', 'mos': 1}"))
                .extracting(Moment::kind, Moment::weight)
                .containsExactly(tuple(OUTAGE, 1.0));
        assertThat(kinds("quality", "{'media': 'api', 'mos': 2.5}")).isEmpty();
    }

    @Test
    void praiseAndReferralsAreMomentsOfThoseWhoAreKnown() {
        assertThat(kinds("mention", "{'intent': 'promote'}")).containsExactly(PRAISE);
        assertThat(kinds("mention", "{'intent': 'appreciate'}")).containsExactly(PRAISE);
        assertThat(kinds("mention", "{'intent': 'criticise'}")).isEmpty();
        assertThat(kinds("referral", "{'referred': 'c-2'}")).containsExactly(REFERRAL);
        assertThat(moments(event("mention", "shop", "{'intent': 'promote'}").replace("\"customer\":\"c-1\",", "")))
                .isEmpty();
    }

    @Test
    void observersHaveNoMoments() {
        String survey = event("survey", "shop", "{'csat': 1}");

        assertThat(moments(survey.replace("{\"id\"", "{\"origin\":\"probe\",\"id\"")))
                .isEmpty();
        assertThat(kinds("probe", "{'survey': {'csat': 1}}")).isEmpty();
    }

    private static double weight(String complaint) {
        return moments("complaint", "shop", complaint).get(0).weight();
    }

    private static List<MomentKind> kinds(String kind, String payload) {
        return moments(kind, "shop", payload).stream().map(Moment::kind).toList();
    }

    private static List<Moment> moments(String kind, String touchpoint, String payload) {
        return moments(event(kind, touchpoint, payload));
    }

    private static List<Moment> moments(String event) {
        Arrival arrival = DECODER.decode(event.getBytes(UTF_8), null, "t", 0, 0, Arrival.UNKNOWN_TIME);
        assertThat(arrival.rejection()).as(event).isNull();
        Heard heard = new Heard();
        StandingRules.DEFAULT.moments(arrival.event(), "gold", heard);
        return heard.moments;
    }

    private static String event(String kind, String touchpoint, String payload) {
        return ("{'id':'e-1','time':'2026-11-21T10:00:00Z','kind':'" + kind + "','touchpoint':'" + touchpoint
                        + "','channel':'web','customer':'c-1','journey':'order-1','" + kind + "':" + payload + "}")
                .replace('\'', '"');
    }
}
