package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.event.Stage;
import xm.signal.CellWindow;
import xm.signal.Reading;

class ExperiencePointsTest {
    private static final String TAGS =
            "experience,channel=web,segment=gold,stage=unknown,touchpoint=checkout,window=PT15M ";

    @Test
    void aWindowWithoutAnswersStillHasItsEvents() {
        assertThat(ExperiencePoints.line(Windows.at("checkout", Windows.MORNING, 3, 7)))
                .isEqualTo(TAGS + "events=7i,revision=3i 1795255200000");
    }

    @Test
    void theStageOfTheWindowIsATag() {
        CellWindow window = Windows.at("checkout", Windows.MORNING, 0, 7);
        window.tally().stages = 1 << Stage.POST_PURCHASE.ordinal();

        assertThat(ExperiencePoints.line(window)).contains(",stage=post-purchase,");
    }

    @Test
    void aReadingBecomesItsFourNumbersAndItsParts() {
        assertThat(ExperiencePoints.line(Windows.at("checkout", Windows.MORNING, 0, 1904), List.of(Windows.csat())))
                .isEqualTo(TAGS + "csat_high=0.778,csat_low=0.694,csat_n=428i,csat_satisfied=316.0,csat_value=0.738,"
                        + "events=1904i,revision=0i 1795255200000");
    }

    @Test
    void whatWasPromisedStandsBesideTheSignalThatWasSeen() {
        Map<String, Double> promised = Map.of("csat", 0.88, "nps", 10.0);

        assertThat(ExperiencePoints.line(Windows.numbered(0), List.of(Windows.csat()), promised))
                .contains("csat_promised=0.88,")
                .doesNotContain("nps");
    }

    @Test
    void dashesInNamesBecomeUnderscores() {
        Reading loyalty = new Reading("churn-risk", 9, 0.25, 0.2, 0.3, Map.of("at-risk", 4L, "valueAtRisk", 48200.5));

        assertThat(ExperiencePoints.line(Windows.at("*", Windows.MORNING, 0, 9), List.of(loyalty)))
                .contains(
                        "churn_risk_at_risk=4.0,",
                        "churn_risk_n=9i,",
                        "churn_risk_valueAtRisk=48200.5,",
                        "touchpoint=*,");
    }

    /** InfluxDB fixes the type of a field for ever when it is first written. */
    @Test
    void aFieldKeepsItsTypeWhateverNumberComes() {
        Reading whole = new Reading("nps", 3, 50, 50.0, 50.0, Map.of("promoters", 2));
        Reading broken = new Reading("nps", 3, 33.3, 1.5e-7, 1e21, Map.of("promoters", 2.5));

        assertThat(ExperiencePoints.line(Windows.numbered(0), List.of(whole)))
                .contains("nps_high=50.0,", "nps_promoters=2.0,", "nps_value=50.0,");
        assertThat(ExperiencePoints.line(Windows.numbered(0), List.of(broken)))
                .contains("nps_high=1000000000000000000000.0,", "nps_low=0.00000015,", "nps_promoters=2.5,");
    }

    @Test
    void aBoundThatDoesNotExistIsLeftOut() {
        Reading alone = new Reading("effort", 1, 0.5, Double.NaN, Double.NaN, Map.of());

        assertThat(ExperiencePoints.line(Windows.numbered(0), List.of(alone)))
                .contains("effort_n=1i,effort_value=0.5,")
                .doesNotContain("effort_low", "effort_high", "NaN");
    }

    @Test
    void namesThatLineProtocolReservesAreEscaped() {
        assertThat(ExperiencePoints.line(Windows.at("a b,c=d", Windows.MORNING, 0, 1)))
                .contains(",touchpoint=a\\ b\\,c\\=d,");
    }
}
