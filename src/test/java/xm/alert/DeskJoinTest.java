package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.atRisk;
import static xm.alert.Told.blind;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;
import static xm.alert.Told.millis;
import static xm.alert.Told.withdrawn;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.Severity;

/** What joins an alert that is open for a while, and what leaves it. */
class DeskJoinTest {
    private static final String CHECKOUT = "gold/checkout/*";
    private static final String DELIVERY = "gold/delivery/*";

    @Test
    void takesInWhatBreaksWithinItsLevelHoweverLate() {
        Script script = Script.desk()
                .at(0, broken(CHECKOUT), broken(DELIVERY))
                .each(1, 200, broken(CHECKOUT).since(0), broken(DELIVERY).since(0))
                .at(201, broken("gold/support-call/*").since(180));

        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().cells()).hasSize(3);
    }

    @Test
    void isAnotherCauseWhatBreaksElsewhereLater() {
        Script script = Script.desk()
                .at(0, broken(CHECKOUT), broken(DELIVERY))
                .each(1, 200, broken(CHECKOUT).since(0), broken(DELIVERY).since(0))
                .at(201, broken("basic/checkout/*").since(200));

        assertThat(script.ids()).hasSize(2);
    }

    @Test
    void letsGoOfWhatWasOnlySuspectedAndIsWell() {
        Script script = Script.desk()
                .at(0, atRisk("gold/store/*").evidence(210))
                .at(1, broken(CHECKOUT))
                .each(2, 60, broken(CHECKOUT).since(0), atRisk("gold/store/*").evidence(210))
                .at(61, kept("gold/store/*"))
                .at(62, broken(CHECKOUT).since(0));

        assertThat(script.said.get(0).cells()).hasSize(2);
        assertThat(script.said.get(0).cell().touchpoint()).isEqualTo("*");
        assertThat(script.last().cells()).containsExactly(CHECKOUT);
        assertThat(script.last().cell().key()).isEqualTo(CHECKOUT);
        assertThat(script.ids()).hasSize(1);
    }

    @Test
    void tellsSilencesApartThatBeganAtOtherTimes() {
        Script script = Script.desk()
                .at(70, blind("gold/survey/*").since(0), blind("gold/courier/*").since(60))
                .at(75, blind("gold/store/*").since(62));

        assertThat(script.ids()).hasSize(2);
        assertThat(script.last().cells()).containsExactlyInAnyOrder("gold/courier/*", "gold/store/*");
    }

    /** Noticed a minute apart two were one alert that were two when noticed at once. */
    @Test
    void silencesOfOneSourceAreOneAlertWheneverAndInWhicheverOrderTheyAreNoticed() {
        for (Script script : noticed(
                blind("gold/survey/*").since(0), blind("basic/courier/*").since(2))) {
            assertThat(script.ids()).hasSize(1);
            assertThat(script.last().cell()).isEqualTo(CellLevels.EVERYTHING);
            assertThat(script.last().cells()).containsExactlyInAnyOrder("gold/survey/*", "basic/courier/*");
            assertThat(script.last().sinceMillis()).isEqualTo(Told.millis(0));
        }
    }

    @Test
    void silencesOfOtherSourcesThatHaveNothingInCommonAreNot() {
        Told courier = blind("basic/courier/*")
                .of("punctual", "on-time", 0.9, "segment", "touchpoint")
                .since(2);
        for (Script script : noticed(blind("gold/survey/*").since(0), courier)) {
            assertThat(script.ids()).hasSize(2);
        }
        Told atTheSame = blind("basic/survey/*")
                .of("fast", "qoe", 4, "segment", "touchpoint")
                .since(2);
        for (Script script : noticed(blind("gold/survey/*").since(0), atTheSame)) {
            assertThat(script.ids()).hasSize(1);
            assertThat(script.last().cell().key()).isEqualTo("*/survey/*");
        }
    }

    /** Whatever fell silent anywhere joined an alert whose cells have nothing in common but everything. */
    @Test
    void aSilenceIsRelatedToCellsNotToWhatTheyHaveInCommon() {
        Script script = Script.desk()
                .at(
                        10,
                        blind("gold/survey/*").since(0),
                        blind("basic/courier/*").since(1))
                .at(
                        11,
                        blind("silver/returns/*")
                                .of("punctual", "on-time", 0.9, "segment", "touchpoint")
                                .since(2));

        assertThat(script.ids()).hasSize(2);
    }

    /** At once, and a minute apart, one way and the other. */
    private static List<Script> noticed(Told one, Told other) {
        return List.of(
                Script.desk().at(10, one, other),
                Script.desk().at(10, one).at(11, other),
                Script.desk().at(10, other).at(11, one));
    }

    /** It came back while another was still silent, fell silent again in the evening, and nobody heard of it. */
    @Test
    void aSourceThatIsBackMayFallSilentAgainThoughTheOtherStillIs() {
        Script script = Script.desk()
                .at(10, blind("gold/a/*").since(0), blind("gold/b/*").since(5))
                .at(60, kept("gold/b/*"))
                .each(61, 120, blind("gold/a/*").since(0));
        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().cells()).containsExactly("gold/a/*");
        assertThat(script.last().cell().key()).isEqualTo("gold/a/*");
        assertThat(script.last().isFiring()).isTrue();

        script.at(300, blind("gold/b/*").since(280));

        assertThat(script.ids()).hasSize(2);
        assertThat(script.last().cells()).containsExactly("gold/b/*");
    }

    /** It keeps the alert that is named after it, which says so. */
    @Test
    void theFirstOfThemThatIsSilentAgainIsTold() {
        Script script = Script.desk()
                .at(10, blind("gold/a/*").since(0), blind("gold/b/*").since(5))
                .at(60, kept("gold/a/*"))
                .each(61, 120, blind("gold/b/*").since(5));
        int told = script.said.size();

        script.at(300, blind("gold/a/*").since(280));

        assertThat(script.ids()).hasSize(1);
        assertThat(script.said).hasSizeGreaterThan(told);
    }

    @Test
    void givesWhatJoinsLateTheTimeUntilItIsAPage() {
        Script script = Script.desk()
                .at(
                        0,
                        broken(CHECKOUT).loud(Severity.TICKET, 0),
                        broken(DELIVERY).loud(Severity.TICKET, 0))
                .each(1, 99, broken(CHECKOUT).loud(Severity.TICKET, 0).since(0))
                .at(100, broken("gold/support-call/*").loud(Severity.TICKET, 60).since(99))
                .until(101);
        assertThat(script.last().severity()).isEqualTo(Severity.TICKET);

        script.until(161);

        assertThat(script.last().severity()).isEqualTo(Severity.PAGE);
        assertThat(script.last().escalation()).isEqualTo(Escalation.TIME);
    }

    @Test
    void neverTellsASecondAlertUnderTheIdOfAnEarlierOne() {
        Script script = Script.desk();
        for (int time = 0; time < 3; time++) {
            script.at(100 * time + 10, blind(CHECKOUT).since(0))
                    .at(100 * time + 20, withdrawn(CHECKOUT))
                    .until(100 * time + 99);
        }

        List<String> ids = script.said.stream()
                .filter(alert -> !alert.isFiring())
                .map(Alert::alertId)
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void takesChanceForNoNews() {
        Script script = Script.desk().at(0, broken(CHECKOUT).since(0));
        for (int minute = 1; minute < 300; minute++) {
            script.at(minute, broken(CHECKOUT).since(0).seeing(0.74 + 0.001 * (minute % 7)));
        }

        assertThat(script.said).hasSizeLessThan(3);
        assertThat(script.last().detectedAtMillis()).isEqualTo(millis(0));
    }
}
