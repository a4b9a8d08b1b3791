package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.atRisk;
import static xm.alert.Told.blind;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;
import static xm.alert.Told.scout;
import static xm.alert.Told.withdrawn;

import org.junit.jupiter.api.Test;

/** One cause is one alert: what breaks, falls silent or piles up together. */
class DeskTogetherTest {
    @Test
    void isOneAlertFromTheFirstWhenCellsBreakTogether() {
        Script script =
                Script.desk().at(0, broken("gold/checkout/*"), broken("basic/checkout/*"), broken("new/checkout/*"));

        assertThat(script.said).hasSize(1);
        assertThat(script.last().cell().key()).isEqualTo("*/checkout/*");
        assertThat(script.last().cells()).containsExactly("basic/checkout/*", "gold/checkout/*", "new/checkout/*");
        assertThat(script.last().summary()).isEqualTo("CSAT of 3 segments at checkout 74 %, promised 88 %, for 6 min");
        assertThat(script.last().customersAffected())
                .as("cells do not overlap")
                .isEqualTo(Math.round(3 * 2200.0 * 60 / 428));
    }

    @Test
    void widensToWhatItsCellsHaveInCommonAndKeepsItsKeyAndId() {
        Script script = Script.desk().at(0, broken("gold/checkout/*")).at(10, broken("gold/delivery/*"));

        assertThat(script.said).hasSize(2);
        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().key()).isEqualTo("satisfied/gold/checkout/*");
        assertThat(script.last().cell().key()).isEqualTo("gold/*/*");
        assertThat(script.last().summary()).startsWith("Gold CSAT at 2 touchpoints 74 %");
    }

    @Test
    void areTwoAlertsWhereNothingIsInCommonOrItWasLongAgo() {
        assertThat(Script.desk()
                        .at(0, broken("gold/checkout/*"), broken("basic/delivery/*"))
                        .ids())
                .hasSize(2);
        assertThat(Script.desk()
                        .at(0, broken("gold/checkout/*"))
                        .at(31, broken("gold/delivery/*"))
                        .ids())
                .hasSize(2);
        assertThat(Script.desk()
                        .at(
                                0,
                                broken("gold/checkout/*"),
                                broken("gold/checkout/*").of("fast", "csat", 0.9, "segment", "touchpoint"))
                        .ids())
                .as("two promises")
                .hasSize(2);
    }

    @Test
    void joinsTheAlertOfTheSegmentBeforeThatOfTheTouchpoint() {
        Script script = Script.desk()
                .at(0, broken("gold/checkout/*"), broken("basic/delivery/*"))
                .at(5, broken("gold/delivery/*"));

        assertThat(script.ids()).hasSize(2);
        assertThat(script.last().key()).isEqualTo("satisfied/gold/checkout/*");
        assertThat(script.last().cell().key()).isEqualTo("gold/*/*");
    }

    @Test
    void namesTheLevelAtOnceWhenOthersAreAboutToBreak() {
        Script script = Script.desk()
                .at(
                        -1,
                        atRisk("basic/checkout/*").evidence(300),
                        atRisk("new/checkout/*").evidence(100))
                .at(0, broken("gold/checkout/*"));

        assertThat(script.last().cell().key()).isEqualTo("*/checkout/*");
        assertThat(script.last().cells())
                .as("300 >= sqrt(43,200) > 100")
                .containsExactly("basic/checkout/*", "gold/checkout/*");

        script.at(2, broken("basic/checkout/*")).at(3, kept("gold/checkout/*")).until(30);
        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().isFiring()).isTrue();
    }

    @Test
    void isNotHeldOpenByWhatNeverBroke() {
        Script script = Script.desk()
                .at(-1, atRisk("basic/checkout/*"))
                .at(0, broken("gold/checkout/*"))
                .at(1, kept("gold/checkout/*"))
                .each(2, 11, atRisk("basic/checkout/*"));

        assertThat(script.last().isFiring()).isFalse();
    }

    @Test
    void isAllOfItWhenSegmentsBreakAtTheSameTouchpoints() {
        Script script = Script.desk()
                .at(
                        0,
                        broken("gold/checkout/*"),
                        broken("gold/delivery/*"),
                        broken("basic/checkout/*"),
                        broken("basic/delivery/*"))
                .at(4, broken("new/support/*"));

        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().cell().key()).isEqualTo("*/*/*");
        assertThat(script.last().cells()).hasSize(5);
    }

    @Test
    void isAllOfItWhenThreeOfOneDimensionBreak() {
        Script two = Script.desk()
                .at(0, broken("gold/*/*").by("segment"), broken("basic/*/*").by("segment"));
        Script three = Script.desk()
                .at(
                        0,
                        broken("gold/*/*").by("segment"),
                        broken("basic/*/*").by("segment"),
                        broken("new/*/*").by("segment"));

        assertThat(two.ids()).hasSize(2);
        assertThat(three.ids()).hasSize(1);
        assertThat(three.last().summary()).startsWith("CSAT of 3 segments 74 %");
    }

    @Test
    void resolvesWhenTheLastOfItsCellsIsWell() {
        Script script = Script.desk()
                .at(0, broken("gold/checkout/*"), broken("basic/checkout/*"))
                .at(5, kept("gold/checkout/*"))
                .each(6, 30, broken("basic/checkout/*"));
        assertThat(script.last().isFiring()).isTrue();

        script.at(31, withdrawn("basic/checkout/*"));

        assertThat(script.last().isFiring())
                .as("the one is well, the other no longer promised")
                .isFalse();
        assertThat(script.last().summary()).contains("back at 91 %");
    }

    @Test
    void neverFiresForAScout() {
        Script script = Script.desk()
                .each(
                        0,
                        30,
                        scout("gold/checkout/web", 50),
                        broken("gold/checkout/mobile"),
                        blind("gold/checkout/web"));

        assertThat(script.said).isEmpty();
    }

    @Test
    void forgetsScoutsThatAreNotConfirmed() {
        Script script = Script.desk().at(0, scout("gold/checkout/web", 50)).at(90, kept("gold/checkout/*"));

        assertThat(script.state().promises).isEmpty();
    }

    /** Parcels were late, and three quarters of an hour after the many the few were told of apart. */
    @Test
    void isOneAlertHoweverLateItShowsWhereAnswersAreRare() {
        Script script = Script.desk()
                .each(0, 44, broken("basic/delivery/*").since(-10))
                .at(
                        45,
                        broken("basic/delivery/*").since(-10),
                        broken("gold/delivery/*").since(5))
                .at(90, broken("platinum/checkout/*").since(80));

        assertThat(script.said)
                .extracting(Alert::key)
                .containsOnly("satisfied/basic/delivery/*", "satisfied/platinum/checkout/*");
        assertThat(script.last().key()).as("elsewhere, at another time").isEqualTo("satisfied/platinum/checkout/*");
    }

    @Test
    void isOneAlertWhenTenThousandCellsBreakAtOnce() {
        Script script = Script.inOnePiece();
        for (int i = 0; i < 10_000; i++) {
            script.put(0, broken("s" + i % 100 + "/t" + i / 100 + "/*"));
        }
        script.until(0);

        assertThat(script.said).hasSize(1);
        assertThat(script.last().summary())
                .isEqualTo("CSAT of 100 segments at 100 touchpoints 74 %, promised 88 %, for 6 min");
    }
}
