package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static xm.promise.Books.book;
import static xm.promise.Books.promise;

import org.junit.jupiter.api.Test;
import xm.event.Cell;

class ProvabilityTest {
    private static final Cell CELL = new Cell("gold", "checkout", "web");

    /** The exact delay of a CUSUM is 111.4 answers. */
    @Test
    void theDelayIsThatOfTheClosedFormOfPageAndWald() {
        assertThat(Provability.optimalDelay(0.1, 0.2, 10_000)).isCloseTo(111.0, within(0.1));
    }

    /** 259,200 panes in 30 days; an answer is worth ln(1 + 0.95 * 0.9 / 0.1) = ln 9.55. */
    @Test
    void aTotalCollapseNeedsSoManyAnswers() {
        assertThat(Provability.collapseAnswers(0.9, 259_200)).isEqualTo(6);
        Provability proof = proof("csat", 0.9, 12);
        assertThat(proof.collapseDays()).isEqualTo(0.5);
        assertThat(proof.isProvable()).isTrue();
        assertThat(proof.doubledDays()).isGreaterThan(proof.collapseDays());
        assertThat(proof.sentence())
                .matches("12 answers a day: a total collapse would be noticed in 12 h,"
                        + " twice the failures in \\d+ days at best");
    }

    @Test
    void whatComesTooSeldomCouldNeverBeProven() {
        Provability proof = proof("csat", 0.9, 1 / 7.0);
        assertThat(proof.isProvable()).isFalse();
        assertThat(proof.sentence())
                .isEqualTo("0.1 answers a day: even a total collapse would be noticed only in 42 days, so that it could"
                        + " never be proven");
        assertThat(proof("csat", 0.9, 0).sentence()).isEqualTo("no answers a day: it could never be proven");
    }

    @Test
    void moreAnswersNeverTakeLonger() {
        for (PromisedSignal signal : PromisedSignal.values()) {
            double bound = signal.basis() == PromisedSignal.Basis.TIME ? 3600 : signal.value(0.8);
            double before = Double.POSITIVE_INFINITY;
            for (double perDay = 0.01; perDay < 1e6; perDay *= 3) {
                double now = proof(signal.wireName(), bound, perDay).doubledDays();
                assertThat(now).as("%s at %f a day", signal, perDay).isBetween(0.0, before);
                before = now;
            }
        }
    }

    @Test
    void whatIsToldOfEverybodyNeedsNoSample() {
        assertThat(proof("churn-risk", 0.2, 5).sentence()).isEqualTo("told of everybody, it needs no sample");
    }

    private static Provability proof(String signal, double bound, double perDay) {
        return Provability.of(
                Commitments.of(book(1, promise("p", signal, bound)), CELL).get(0), perDay);
    }
}
