package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToldAlertsTest {
    private static final String FIRST =
            "{\"alertId\":\"a\",\"revision\":1,\"state\":\"firing\",\"since\":\"10:00\",\"n\":7}";
    private static final String LAST =
            "{\"alertId\":\"a\",\"revision\":2,\"state\":\"resolved\",\"since\":\"10:00\",\"n\":9}";
    private static final ToldAlerts TRUTH = ToldAlerts.of(List.of(FIRST, LAST));

    @Test
    void theSameToldTwiceIsTheTruth() {
        ToldAlerts told = ToldAlerts.of(List.of(FIRST, LAST, FIRST, LAST));

        assertThat(told.difference(TRUTH)).isEmpty();
        assertThat(told.hasAllOf(TRUTH)).isTrue();
        assertThat(told.repeats()).isEqualTo(2);
    }

    @Test
    void anAlertThatIsMissingWrongOrTooMuchIsFound() {
        assertThat(ToldAlerts.of(List.of()).difference(TRUTH)).isPresent();
        assertThat(ToldAlerts.of(List.of(FIRST)).difference(TRUTH)).isPresent();
        assertThat(ToldAlerts.of(List.of(FIRST)).hasAllOf(TRUTH)).isFalse();
        assertThat(ToldAlerts.of(List.of(FIRST, LAST.replace("9", "8"))).difference(TRUTH))
                .isPresent();
        assertThat(ToldAlerts.of(List.of(FIRST, LAST, FIRST.replace("\"a\"", "\"b\"")))
                        .difference(TRUTH))
                .isPresent();
    }

    @Test
    void twoThingsSaidUnderOneRevisionAreFound() {
        assertThat(ToldAlerts.of(List.of(FIRST, FIRST.replace("7", "6"), LAST)).difference(TRUTH))
                .isPresent();
    }

    @Test
    void aLifeHasNoNumbersInIt() {
        ToldAlerts other = ToldAlerts.of(List.of(FIRST, LAST.replace("9", "8")));

        assertThat(other.lives()).isEqualTo(TRUTH.lives());
        assertThat(ToldAlerts.of(List.of(FIRST, LAST.replace("10:00", "10:01"))).lives())
                .isNotEqualTo(TRUTH.lives());
    }
}
