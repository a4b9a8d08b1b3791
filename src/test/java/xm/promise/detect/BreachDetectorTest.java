package xm.promise.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import xm.promise.Sample;

class BreachDetectorTest {
    private static final long PANE = 10_000;
    private static final double MONTH = 259_200;

    private final BreachDetector detector = new BreachDetector(0.9, MONTH);
    private final Evidence evidence = new Evidence();

    @Test
    void isWorthNothingBeforeItHasSeenAnything() {
        assertThat(detector.value(evidence)).isZero();
    }

    @Test
    void aPaneWithoutAnswersBringsInALittleLessThanOneUnit() {
        detector.skip(evidence, 3);

        assertThat(detector.value(evidence)).isBetween(2.7, 3.0);
    }

    @Test
    void gainsAndLosesAsTheFormulaSays() {
        BreachDetector one = new BreachDetector(0.9, MONTH, Bets.equal(2));

        one.skip(evidence, 1);
        one.see(evidence, Sample.share(1, 2), 0);

        assertThat(one.value(evidence)).isCloseTo(2 * (1 + 2 * 0.9) * Math.pow(1 - 2 * 0.1, 2), within(1e-12));
    }

    @Test
    void soundsWhenHalfOfTheAnswersTurnBad() {
        int panes = 0;
        while (!detector.see(evidence, Sample.share(3, 3), panes * PANE)) {
            panes++;
        }

        assertThat(panes).isBetween(2, 6);
    }

    @Test
    void neverSoundsWhileEverybodyIsContent() {
        for (int pane = 0; pane < 100_000; pane++) {
            assertThat(detector.see(evidence, Sample.share(0, 5), pane * PANE)).isFalse();
        }
    }

    @Test
    void tellsWhenTheDropBegan() {
        for (int pane = 0; pane < 1000; pane++) {
            detector.see(evidence, Sample.share(pane % 2, 20 - pane % 2), pane * PANE);
        }
        for (int pane = 1000; !detector.see(evidence, Sample.share(6, 14), pane * PANE); pane++) {
            assertThat(pane).isLessThan(1020);
        }

        assertThat(detector.onsetMillis(evidence)).isBetween(999 * PANE, 1001 * PANE);
    }

    @Test
    void aDisasterStaysANumberAndCanBeRecoveredFrom() {
        for (int pane = 0; pane < 1000; pane++) {
            detector.see(evidence, Sample.share(1000, 0), pane * PANE);
        }
        assertThat(detector.value(evidence)).isFinite().isGreaterThan(MONTH);

        for (int pane = 1000; pane < 1200; pane++) {
            detector.see(evidence, Sample.share(0, 1000), pane * PANE);
        }

        assertThat(detector.value(evidence)).isLessThan(MONTH);
    }

    @Test
    void recoveryIsTheSameSeenFromTheOtherEnd() {
        BreachDetector recovery = new BreachDetector(1 - 0.9, MONTH);
        int panes = 0;
        while (!recovery.see(evidence, Sample.share(0, 20).mirrored(), panes * PANE)) {
            panes++;
        }

        assertThat(panes).isBetween(3, 40);
    }

    @Test
    void aPromiseOfEverythingIsBrokenByAFewBadAnswers() {
        BreachDetector strict = new BreachDetector(1, MONTH);
        strict.see(evidence, Sample.share(0, 1000), 0);
        assertThat(strict.value(evidence)).isLessThan(2);

        assertThat(strict.see(evidence, Sample.share(2, 100), PANE)).isTrue();
    }
}
