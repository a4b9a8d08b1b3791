package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.event.EffortInstrument;
import xm.event.Survey;

class StatedEffortTest {
    private static final Offset<Double> NEAR = within(1e-12);

    @ParameterizedTest
    @CsvSource({
        "CES1, 1, 0",
        "CES1, 2, .25",
        "CES1, 5, 1",
        "CES2, 1, 1",
        "CES2, 4, .5",
        "CES2, 7, 0",
        "NET_EASY, 1, 0",
        "NET_EASY, 7, 1",
    })
    void turnsEveryInstrumentSoThatOneIsTheMost(EffortInstrument instrument, int score, double effort) {
        assertThat(of(instrument, score).reading().value()).isCloseTo(effort, NEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "CES1, 4 5, 1 2",
        "CES2, 1 2 3, 5 6 7",
        "NET_EASY, 5 6 7, 1 2",
    })
    void callsAnswersDifficultOrEasyAsTheirInstrumentDoes(EffortInstrument instrument, String difficult, String easy) {
        for (int score = instrument.lowest(); score <= instrument.highest(); score++) {
            String digit = Integer.toString(score);
            StatedEffort effort = of(instrument, score);

            assertThat(effort.difficult).as("%s %d", instrument, score).isEqualTo(difficult.contains(digit) ? 1 : 0);
            assertThat(effort.easy).as("%s %d", instrument, score).isEqualTo(easy.contains(digit) ? 1 : 0);
        }
    }

    @Test
    void hasTheIntervalOfNetPromoterScoresWhereAllAnswersAreAtTheEnds() {
        Reading effort = of(EffortInstrument.CES1, 5, 5, 5, 3, 1).reading();
        Interval net = Intervals.netShare(5, 3, 1);

        assertThat(2 * effort.low() - 1).isCloseTo(net.low(), NEAR);
        assertThat(2 * effort.high() - 1).isCloseTo(net.high(), NEAR);
    }

    @Test
    void isNotCertainBecauseAllAgree() {
        Reading effort = of(EffortInstrument.CES1, 2, 2, 2, 2).reading();

        assertThat(effort.low()).isNotNegative().isLessThan(effort.value() - 0.05);
        assertThat(effort.high()).isGreaterThan(effort.value() + 0.05);
    }

    @Test
    void addsUpAcrossInstruments() {
        StatedEffort effort = of(EffortInstrument.CES1, 2);
        effort.merge(of(EffortInstrument.CES2, 6, 4));

        assertThat(effort.reading().n()).isEqualTo(3);
        assertThat(effort.reading().value()).isCloseTo((0.25 + 1.0 / 6 + 0.5) / 3, NEAR);
        assertThat(effort.reading().parts()).containsOnlyKeys("difficult", "easy", "sum", "sumSquares");
    }

    private static StatedEffort of(EffortInstrument instrument, int... scores) {
        StatedEffort effort = new StatedEffort();
        for (int score : scores) {
            effort.add(new Survey.Effort(instrument, score));
        }
        return effort;
    }
}
