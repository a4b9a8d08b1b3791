package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import xm.event.Channel;
import xm.event.Kind;
import xm.event.Touchpoint;

/** Each trouble for an hour from minute 30 on, beside the same afternoon without it. */
class TroubleTest {
    private static final World WORLD = World.standard(7).withEventsPerSecond(15);
    private static final Map<Scenario, Recording> AFTERNOONS = new HashMap<>();
    private static final int FROM = 30;
    private static final int TO = 90;
    private static Recording well;

    @BeforeAll
    static void liveAnAfternoonWithoutTrouble() {
        well = afternoon("none");
    }

    @Test
    void aBrokenMobileCheckoutLosesSalesAndBringsCalls() {
        Recording broken = afternoon("checkout-breaks-on-mobile");
        Recording mobile = broken.at(Place.CHECKOUT, Channel.MOBILE);

        assertThat(mobile.between(0, FROM).completed()).isGreaterThan(0.9);
        assertThat(mobile.between(40, TO).completed())
                .isLessThan(mobile.between(0, FROM).completed() - 0.2);
        assertThat(mobile.between(105, 180).completed()).isGreaterThan(0.9);
        assertThat(errors(mobile.between(40, TO))).isGreaterThan(errors(mobile.between(0, FROM)) + 0.5);
        assertThat(mobile.between(40, TO).count(Kind.PURCHASE))
                .isLessThan(wellAt(Place.CHECKOUT, Channel.MOBILE, 40).count(Kind.PURCHASE) * 6 / 10);
        assertThat(aboutPayment(broken.between(40, TO))).isGreaterThan(60 + aboutPayment(well.between(40, TO)));
        assertThat(mobile.between(45, TO).satisfied())
                .isLessThan(mobile.between(0, FROM).satisfied() - 0.3);
        assertThat(mobile.between(45, TO)
                        .mean(Kind.SURVEY, e -> e.survey().effort().score()))
                .isLessThan(mobile.between(0, FROM)
                                .mean(Kind.SURVEY, e -> e.survey().effort().score())
                        - 1);
        assertThat(mobile.between(150, 180).satisfied()).isGreaterThan(0.85);
    }

    @Test
    void aBrokenMobileCheckoutLeavesOtherChannelsAlone() {
        Recording broken = afternoon("checkout-breaks-on-mobile").between(FROM, TO);
        for (Channel channel : new Channel[] {Channel.WEB, Channel.STORE, Channel.KIOSK}) {
            assertThat(broken.at(Place.CHECKOUT, channel).completed())
                    .as("completion at %s", channel)
                    .isCloseTo(0.936, within(0.02));
        }
        assertThat(broken.onTime()).isCloseTo(0.95, within(0.01));
    }

    @Test
    void aBrokenMobileCheckoutHasAReleaseJustBeforeIt() {
        assertThat(afternoon("checkout-breaks-on-mobile")
                        .between(FROM, FROM + 1)
                        .at(Place.CHECKOUT, Channel.MOBILE)
                        .count(Kind.CHANGE))
                .isEqualTo(1);
    }

    @Test
    void missingAgentsMakePeopleWaitAndHangUp() {
        Recording calls = afternoon("call-queue-grows").at(Place.SUPPORT_CALL, Channel.CALL);

        assertThat(calls.between(0, FROM).hungUp()).isLessThan(0.05);
        assertThat(calls.between(45, TO).hungUp()).isGreaterThan(0.3);
        assertThat(waiting(calls.between(45, TO))).isGreaterThan(waiting(calls.between(0, FROM)) + 100);
        assertThat(calls.between(45, TO).satisfied())
                .isLessThan(calls.between(0, FROM).satisfied() - 0.3);
        assertThat(calls.between(150, 180).hungUp()).isLessThan(0.05);
        assertThat(calls.count(Kind.CORD)).isPositive();
    }

    @Test
    void missingAgentsLeaveShopAndCourierAlone() {
        Recording during = afternoon("call-queue-grows").between(FROM, TO);
        assertThat(during.at(Place.CHECKOUT, Channel.WEB).completed()).isCloseTo(0.936, within(0.02));
        assertThat(during.at(Place.CHECKOUT, Channel.WEB).satisfied()).isCloseTo(0.94, within(0.03));
        assertThat(during.onTime()).isCloseTo(0.95, within(0.01));
    }

    @Test
    void whoHasPriorityWaitsLess() {
        Recording calls = afternoon("call-queue-grows").between(45, TO).at(Place.SUPPORT_CALL, Channel.CALL);
        assertThat(waiting(calls.of("platinum"))).isLessThan(waiting(calls.of("basic")) * 0.75);
    }

    @Test
    void lateDeliveriesAnnoyAndBringCalls() {
        Recording late = afternoon("deliveries-late");
        Recording deliveries = late.at(Place.DELIVERY, Channel.DELIVERY);

        assertThat(deliveries.between(60, TO).onTime()).isLessThan(0.65);
        assertThat(deliveries.between(60, TO).satisfied())
                .isLessThan(deliveries.between(0, FROM).satisfied() - 0.2);
        assertThat(deliveries.between(165, 180).onTime()).isGreaterThan(0.88);
        assertThat(late.between(60, 120).count(Kind.CONTACT))
                .isGreaterThan(well.between(60, 120).count(Kind.CONTACT) * 11 / 10);
    }

    @Test
    void lateDeliveriesLeaveTheShopAlone() {
        Recording during = afternoon("deliveries-late").between(FROM, TO);
        assertThat((double) during.count(Kind.PURCHASE) / well.between(FROM, TO).count(Kind.PURCHASE))
                .isCloseTo(1, within(0.02));
        assertThat(during.at(Place.CHECKOUT, Channel.WEB).satisfied()).isCloseTo(0.94, within(0.03));
    }

    @Test
    void aSilentSourceSendsNothingAndChangesNothing() {
        Recording silent = afternoon("source-goes-silent");
        assertThat(silent.between(FROM, TO).count(Kind.SURVEY)).isZero();
        assertThat(silent.between(TO, 180).events())
                .isEqualTo(well.between(TO, 180).events());
        assertThat(silent.where(e -> e.kind() != Kind.SURVEY).events())
                .isEqualTo(well.where(e -> e.kind() != Kind.SURVEY).events());
    }

    @Test
    void aSilentCourierStillDelivers() {
        Recording silent = afternoon(new Scenario(
                "courier",
                List.of(new Incident(Trouble.COURIER_SILENT, Duration.ofMinutes(FROM), Duration.ofHours(1), 1))));
        assertThat(silent.between(FROM, TO).count(Kind.DELIVERY)).isZero();
        assertThat(silent.where(e -> e.kind() != Kind.DELIVERY).events())
                .isEqualTo(well.where(e -> e.kind() != Kind.DELIVERY).events());
    }

    @Test
    void anAngryBurstIsLoudAndOnlyInTheStreet() {
        Recording burst = afternoon("angry-burst");
        assertThat(burst.between(FROM, TO).count(Kind.MENTION))
                .isGreaterThan(5 * well.between(FROM, TO).count(Kind.MENTION));
        assertThat(burst.between(FROM, TO).mean(Kind.MENTION, e -> e.mention().sentiment()))
                .isLessThan(-0.5);
        assertThat(burst.between(TO, 180).mean(Kind.MENTION, e -> e.mention().sentiment()))
                .isGreaterThan(0);
        assertThat(burst.where(e -> e.kind() != Kind.MENTION).events())
                .isEqualTo(well.where(e -> e.kind() != Kind.MENTION).events());
    }

    @Test
    void halfTheIntensityDoesLessHarm() {
        Scenario half = scenario("checkout-breaks-on-mobile").withIntensity(0.5);
        double some = afternoon(half)
                .between(40, TO)
                .at(Place.CHECKOUT, Channel.MOBILE)
                .completed();
        double much = afternoon("checkout-breaks-on-mobile")
                .between(40, TO)
                .at(Place.CHECKOUT, Channel.MOBILE)
                .completed();
        assertThat(some).isBetween(much + 0.1, 0.9);
    }

    private static Recording afternoon(String name) {
        return afternoon(scenario(name));
    }

    private static Recording afternoon(Scenario scenario) {
        return AFTERNOONS.computeIfAbsent(scenario, s -> Recording.of(WORLD, s, Recording.NOON, Duration.ofHours(3)));
    }

    private static Scenario scenario(String name) {
        return Scenario.named(name).startingAfter(Duration.ofMinutes(FROM)).lasting(Duration.ofMinutes(TO - FROM));
    }

    private static Recording wellAt(Place place, Channel channel, int from) {
        return well.between(from, TO).at(place, channel);
    }

    private static double errors(Recording visits) {
        return visits.mean(Kind.VISIT, e -> e.visit().errors());
    }

    private static double waiting(Recording calls) {
        return calls.mean(Kind.CONTACT, e -> e.contact().waitSeconds());
    }

    private static long aboutPayment(Recording all) {
        return all.kind(Kind.CONTACT).events().stream()
                .filter(TroubleTest::isAboutPayment)
                .count();
    }

    private static boolean isAboutPayment(Touchpoint contact) {
        return "payment".equals(contact.contact().topic());
    }
}
