package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final int SATISFIED = 1;
    private static final int LOYAL = 2;
    private static final int NONE = -1;

    @Test
    void tellsNothingWhileNobodyIsKnown() {
        Standing standing = new Standing();
        standing.add(came(0.5, SATISFIED));
        standing.add(went(0.5, SATISFIED));

        assertThat(standing.riskReading()).isNull();
        assertThat(standing.loyaltyReading()).isNull();
    }

    @Test
    void tellsTheMeanRiskAndWhatIsAtRisk() {
        Standing standing = new Standing();
        standing.add(came(0.25, SATISFIED));
        standing.add(change(1, 0.75, 1, 120.5, NONE, 0));

        Reading reading = standing.riskReading();

        assertThat(reading.n()).isEqualTo(2);
        assertThat(reading.value()).isEqualTo(0.5);
        assertThat(reading.low()).isBetween(0.0, 0.5);
        assertThat(reading.high()).isCloseTo(1 - reading.low(), within(1e-15));
        assertThat(reading.parts().toString()).isEqualTo("{atRisk=1, valueAtRisk=120.5, entered=1, left=0}");
    }

    @Test
    void theIntervalOfTheRiskIsThatOfABoundedMeanOnAnotherScale() {
        Standing standing = new Standing();
        for (int i = 0; i < 97; i++) {
            standing.add(came(i < 20 ? 1 : 0, SATISFIED));
        }

        Interval net = Intervals.netShare(97, 20, 77);
        Reading reading = standing.riskReading();

        assertThat(reading.low()).isCloseTo((net.low() + 1) / 2, within(1e-15));
        assertThat(reading.high()).isCloseTo((net.high() + 1) / 2, within(1e-15));
    }

    @Test
    void countsEachRungAndWhoMoved() {
        Standing standing = new Standing();
        standing.add(came(0.1, SATISFIED));
        standing.add(came(0.1, SATISFIED));
        standing.add(change(0, 0, 0, 0, SATISFIED, LOYAL));
        standing.add(change(0, 0, 0, 0, SATISFIED, 0));

        Reading reading = standing.loyaltyReading();

        assertThat(reading.n()).isEqualTo(2);
        assertThat(reading.value()).isEqualTo(0.5);
        assertThat(reading.parts().toString())
                .isEqualTo("{at-risk=1, satisfied=0, loyal=1, advocate=0, referrer=0, up=1, down=1}");
    }

    @Test
    void aWindowTellsTheStockAtItsEndAndOnlyItsOwnMoves() {
        Standing before = new Standing();
        before.add(change(1, 0.75, 1, 10, NONE, SATISFIED));
        before.add(change(0, 0, 0, 0, SATISFIED, LOYAL));
        Standing window = new Standing();
        window.add(change(0, -0.5, -1, -10, LOYAL, SATISFIED));

        Standing atEnd = new Standing();
        atEnd.mergeStock(before);
        atEnd.mergeStock(window);
        Standing told = atEnd.withMoves(window);

        assertThat(told.riskReading().parts().toString()).isEqualTo("{atRisk=0, valueAtRisk=0.0, entered=0, left=1}");
        assertThat(told.riskReading().value()).isEqualTo(0.25);
        assertThat(told.loyaltyReading().parts())
                .containsEntry("satisfied", 1L)
                .containsEntry("up", 0L)
                .containsEntry("down", 1L);
        assertThat(window.customers).as("the window itself keeps its changes").isZero();
    }

    @Test
    void addsUpInAnyOrderAndGroupingAndReturnsExactlyToNothing() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<StandingChange> changes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                double risk = Math.scalb((double) random.nextInt(1 << 20), -20);
                int rung = random.nextInt(5);
                changes.add(came(risk, rung));
                changes.add(random.nextInt(changes.size()), went(risk, rung));
            }
            Standing[] parts = {new Standing(), new Standing(), new Standing()};
            for (StandingChange change : changes) {
                parts[random.nextInt(parts.length)].add(change);
            }
            Standing sum = new Standing();
            for (Standing part : parts) {
                sum.merge(part);
            }

            assertThat(sum.customers).as("seed %d", seed).isZero();
            assertThat(sum.atRisk).as("seed %d", seed).isZero();
            assertThat(sum.centsAtRisk).as("seed %d", seed).isZero();
            assertThat(sum.risk.value()).as("seed %d", seed).isZero();
            assertThat(sum.riskSquares.value()).as("seed %d", seed).isZero();
            assertThat(sum.rungs).as("seed %d", seed).containsOnly(0);
        }
    }

    private static StandingChange came(double risk, int rung) {
        return change(1, risk, risk >= 0.6 ? 1 : 0, risk >= 0.6 ? 19.99 : 0, NONE, rung);
    }

    private static StandingChange went(double risk, int rung) {
        return new StandingChange(
                "gold", 0, -1, -risk, -risk * risk, risk >= 0.6 ? -1 : 0, risk >= 0.6 ? -19.99 : 0, rung, NONE);
    }

    /** The square is right for one who had no risk before; for a drop from .75 by .5 it is .25² - .75². */
    private static StandingChange change(int customers, double risk, int atRisk, double value, int from, int to) {
        double squares = risk < 0 ? -0.5 : risk * risk;
        return new StandingChange("gold", 0, customers, risk, squares, atRisk, value, from, to);
    }
}
