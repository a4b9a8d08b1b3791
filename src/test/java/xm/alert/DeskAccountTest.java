package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.broken;
import static xm.alert.Told.scout;

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
