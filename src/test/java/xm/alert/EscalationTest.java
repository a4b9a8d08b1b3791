package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.promise.Observed;

class EscalationTest {
    /** The end of the interval that is good for the customer decides. */
    @ParameterizedTest
    @CsvSource({
        "csat, 0.90, 0.60, 0.69, true",
        "csat, 0.90, 0.60, 0.71, false",
        "csat, 1.00, 0.60, 0.96, true",
        "csat, 1.00, 0.60, 0.98, false",
        "csat, 0.60, 0.00, 0.01, false",
        "nps, 60, -60, 0, false",
        "nps, 60, -60, -20, true",
        "qoe, 4.5, 2, 3.4, true",
        "qoe, 4.5, 2, 3.6, false",
        "complaints, 2, 6.1, 9, true",
        "complaints, 2, 5.9, 9, false",
        "resolution-time, 3600, 10900, 20000, true",
        "resolution-time, 3600, 10700, 20000, false",
        "churn-risk, 0.10, 0.31, 0.31, true",
        "churn-risk, 0.10, 0.29, 0.29, false",
        "loyalty, 0.80, 0.39, 0.39, true",
        "loyalty, 0.80, 0.41, 0.41, false",
    })
    void isFarBelowAtThreeTimesTheFailuresThatWerePromised(
            String signal, double promised, double low, double high, boolean isFar) {
        Sight sight = new Sight();
        sight.signal = signal;
        sight.bound = promised;
        sight.observed = new Observed(900_000, 100, (low + high) / 2, low, high);

        assertThat(Escalation.isFarBelow(sight)).isEqualTo(isFar);
    }
}
