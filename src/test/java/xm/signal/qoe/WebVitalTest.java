package xm.signal.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebVitalTest {

    @ParameterizedTest
    @EnumSource(WebVital.class)
    void keepsItsLimitsExactly(WebVital vital) {
        assertThat(vital.opinion(0)).isEqualTo(5);
        assertThat(vital.opinion(vital.goodUpTo)).isCloseTo(4.6, within(3e-7)).isGreaterThanOrEqualTo(4.6);
        assertThat(vital.opinion(vital.poorAbove)).isCloseTo(3, within(3e-7)).isGreaterThanOrEqualTo(3);
        assertThat(vital.opinion(Math.nextUp(vital.poorAbove))).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(WebVital.class)
    void isNeverBetterWithMore(WebVital vital) {
        double before = 5;
        for (double value = vital.goodUpTo / 1e6; value < 1e9; value *= 1.001) {
            double opinion = vital.opinion(value);
            assertThat(opinion).as("%s %s", vital, value).isBetween(1.0, before);
            before = opinion;
        }
        assertThat(before).isEqualTo(1);
        assertThat(vital.opinion(Double.MIN_VALUE)).isEqualTo(5);
    }

    @Test
    void followsTheCurveOfLighthouse() {
        assertThat(WebVital.LCP.opinion(3000)).isCloseTo(4.1344105, within(1e-6));
        assertThat(WebVital.LCP.opinion(5000)).isCloseTo(2.0857887, within(1e-6));
        assertThat(WebVital.INP.opinion(400)).isCloseTo(3.4900637, within(1e-6));
    }
}
