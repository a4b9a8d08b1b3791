package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xm.event.CsatScale;
import xm.event.EffortInstrument;
import xm.event.Survey;

class CsatTest {
    private static final Offset<Double> NEAR = within(1e-12);

    @ParameterizedTest
    @CsvSource({
        "5, 5, 10, 30, 50, .80, .7111708344068413, .8666330666689674, 4.15, 10",
        "10, 10, 20, 30, 30, .60, .5020025867910618, .6905987135675411, 3.60, 20",
        "0, 0, 0, 80, 20, 1, .9630065017930143, 1, 4.20, 0",
        "100, 0, 0, 0, 0, 0, 0, .03699349820698566, 1, 100",
        "0, 0, 0, 0, 1, 1, .20654931437723745, 1, 5, 0",
    })
    void isTheShareOfTheTopTwoBoxes(
            int one,
            int two,
            int three,
            int four,
            int five,
            double value,
            double low,
            double high,
            double mean,
            int bad) {
        Csat csat = new Csat();
        int[] counts = {one, two, three, four, five};
        for (int i = 0; i < counts.length; i++) {
            for (int answer = 0; answer < counts[i]; answer++) {
                csat.add(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, i + 1));
            }
        }

        Reading reading = csat.reading();

        assertThat(reading.value()).isCloseTo(value, NEAR);
        assertThat(reading.low()).isCloseTo(low, NEAR);
        assertThat(reading.high()).isCloseTo(high, NEAR);
        assertThat(reading.parts().get("mean").doubleValue()).isCloseTo(mean, NEAR);
        assertThat(reading.parts()).containsEntry("dissatisfied", (long) bad);
        assertThat(reading.parts()).containsOnlyKeys("mean", "satisfied", "dissatisfied", "sum", "sumSquares");
    }

    @Test
    void judgesEachAnswerByItsOwnScale() {
        Csat csat = new Csat();
        csat.add(new Survey.Satisfaction(CsatScale.ZERO_TO_TEN, 8));
        csat.add(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, 4));
        csat.add(new Survey.Satisfaction(CsatScale.THUMBS, 0));

        assertThat(csat.satisfied).isEqualTo(1);
        assertThat(csat.dissatisfied).isEqualTo(1);
    }

    @Test
    void tellsTheSpreadOnTheOneToFiveScale() {
        Csat csat = new Csat();
        for (int score : new int[] {1, 2, 3, 5}) {
            csat.add(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, score));
        }

        assertThat(csat.reading().parts()).containsEntry("sum", 11.0).containsEntry("sumSquares", 39.0);
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsAWholeNumberOfParts(CsatScale scale) {
        for (int score = scale.lowest(); score <= scale.highest(); score++) {
            long parts = UnitScale.parts(score, scale.lowest(), scale.highest());
            assertThat(parts * (scale.highest() - scale.lowest()))
                    .isEqualTo(UnitScale.WHOLE * (score - scale.lowest()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsEveryAnswerAboutEffort(EffortInstrument instrument) {
        assertThat(UnitScale.WHOLE % (instrument.highest() - instrument.lowest()))
                .isZero();
    }
}
