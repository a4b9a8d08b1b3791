package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.atRisk;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;
import static xm.alert.Told.scout;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of an alert: where it comes from, whom it hits, what was changed there. */
class DeskAccountTest {
    private static final String GOLD = "gold/checkout/*";

    @Test
    void tellsWhichChannelItComesFromAndWhatItIsWorth() {
        Script script = Script.desk()
                .at(
                        0,
                        broken(GOLD).seeing(0.74, 428).missing(60).customers(2140),
                        scout("gold/checkout/mobile", 81),
                        scout("gold/checkout/web", 19),
                        scout("basic/checkout/web", 500));

        assertThat(script.last().contributors())
                .containsExactly(new Contributor("channel", "mobile", 0.81), new Contributor("channel", "web", 0.19));
        assertThat(script.last().customersAffected()).as("2,140 x 60 / 428").isEqualTo(300);
        assertThat(script.last().valueAtRisk()).isEqualTo(300 * 400.0);
    }

    @Test
    void tellsWhatCustomersOfManySegmentsAreWorthByThoseItComesFrom() {
        Script script = Script.desk()
                .at(
                        0,
                        broken("*/checkout/*")
                                .by("touchpoint")
                                .seeing(0.7, 100)
                                .missing(20)
                                .customers(100),
                        scout("gold/checkout/web", 5).by("touchpoint"),
                        scout("basic/checkout/web", 15).by("touchpoint"));

        assertThat(script.last().customersAffected()).isEqualTo(20);
        assertThat(script.last().valueAtRisk()).as("a quarter are gold").isEqualTo(20 * (400 + 3 * 40) / 4.0);
    }

    @Test
    void tellsTheSharesOfEveryDimensionThatIsLeftOpenAndNamesThemToTheEnd() {
        Script script = Script.desk()
                .at(
                        0,
                        broken(GOLD).missing(60),
                        broken("basic/checkout/*").missing(20),
                        scout("gold/checkout/mobile", 54),
                        scout("basic/checkout/mobile", 18),
                        scout("basic/checkout/web", 8));

        List<Contributor> shares = List.of(
                new Contributor("channel", "mobile", 0.9),
                new Contributor("segment", "gold", 0.75),
                new Contributor("segment", "basic", 0.25),
                new Contributor("channel", "web", 0.1));
        assertThat(script.last().cell().key()).isEqualTo("*/checkout/*");
        assertThat(script.last().contributors()).isEqualTo(shares);

        script.at(5, kept(GOLD), kept("basic/checkout/*")).until(60);

        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().contributors()).isEqualTo(shares);
    }

    @Test
    void namesTheNearestChangeWhereTheShortfallComesFrom() {
        Script script = Script.desk()
                .change(-11, "the culprit, on the web", "checkout")
                .change(4, "rolled back", "checkout")
                .at(0, broken(GOLD).since(-6), scout("gold/checkout/web", 60))
                .each(1, 30, broken(GOLD).since(-6), scout("gold/checkout/web", 60));

        assertThat(script.said).allMatch(alert -> alert.nearestChange().what().startsWith("the culprit"));
        assertThat(Script.desk()
                        .change(-11, "on the web", "checkout")
                        .at(0, broken(GOLD).since(-6), scout("gold/checkout/mobile", 60))
                        .last()
                        .nearestChange())
                .as("all of it comes from another channel")
                .isNull();
    }

    @Test
    void addsUpWhomEachTimeHitThatItWasBroken() {
        Script script = Script.desk()
                .at(0, broken(GOLD).seeing(0.5, 100).missing(38).customers(100).since(-2))
                .at(5, kept(GOLD))
                .at(9, broken(GOLD).seeing(0.5, 100).missing(38).customers(100).since(7))
                .at(14, kept(GOLD))
                .until(100);

        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().customersAffected()).isEqualTo(76);
    }

    @Test
    void speaksOfTheOneThatIsBrokenWhenTheOthersWereOnlySuspected() {
        Script script = Script.desk()
                .at(0, atRisk("basic/checkout/*"), broken(GOLD))
                .at(6, kept("basic/checkout/*"), broken(GOLD).since(-6))
                .until(11);

        assertThat(script.said)
                .extracting(Alert::summary)
                .first()
                .asString()
                .startsWith("CSAT of 2 segments at checkout");
        assertThat(script.last().summary()).isEqualTo("Gold CSAT at checkout 74 %, promised 88 %, for 16 min");
        assertThat(script.last().cell().key()).isEqualTo("*/checkout/*");
    }

    @Test
    void namesTheLastChangeThereShortlyBefore() {
        Script script = Script.desk()
                .change(-200, "release 1", "checkout")
                .change(-20, "release 2", "checkout")
                .change(-10, "campaign", "delivery")
                .change(60, "release 3", "checkout")
                .at(0, broken(GOLD).since(-6));

        assertThat(script.last().nearestChange().what()).isEqualTo("release 2");
        assertThat(Script.desk()
                        .change(-200, "release 1", "checkout")
                        .at(0, broken(GOLD))
                        .last()
                        .nearestChange())
                .isNull();
    }
}
