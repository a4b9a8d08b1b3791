package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import xm.promise.PromisedSignal;
import xm.signal.WindowLadder;

class ProvabilityTest {
    /** The exact delay of a CUSUM is 111.4 answers. */
    @Test
    void theDelayIsThatOfTheClosedFormOfPageAndWald() {
        assertThat(Provability.optimalDelay(0.1, 0.2, 10_000)).isCloseTo(111.0, within(0.1));
    }

    /** An answer is worth at most ln 7.5 at .9, and 259,200 panes are needed: ln 259,200 is six of them and a bit. */
    @Test
    void aTotalCollapseNeedsSoManyAnswersAsTheDetectorDoes() {
        Provability proof = proof("csat", 0.9, 12);
        assertThat(proof.collapseDays()).isBetween(5 / 12.0, 8 / 12.0);
        assertThat(proof.isProvable()).isTrue();
        assertThat(proof.doubledDays()).isGreaterThan(proof.collapseDays());
        assertThat(proof.sentence())
                .matches("12 answers a day: a total collapse would be noticed in \\d+ h,"
                        + " twice the failures in \\d+ days at best");
    }

    @Test
    void whatComesTooSeldomCouldNeverBeProven() {
        Provability proof = proof("csat", 0.9, 1 / 20.0);
        assertThat(proof.isProvable()).isFalse();
        assertThat(proof.sentence())
                .matches("0.1 answers a day: even a total collapse would be noticed only in \\d+ days, so that it could"
                        + " never be proven");
        assertThat(proof("csat", 0.9, 0).sentence()).isEqualTo("no answers a day: it could never be proven");
    }

    /** Complaints are judged in quarters of an hour, of which there are fewer. */
    @Test
    void fewerWindowsNeedLessEvidence() {
        assertThat(proof("first-contact-resolution", 0.9, 6).collapseDays())
                .isLessThan(proof("csat", 0.9, 6).collapseDays());
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
                Scene.commitment(signal, bound, Scene.CELL, "segment", "touchpoint"),
                WatchSettings.live(WindowLadder.LIVE.lengthsMillis()),
                perDay);
    }
}
