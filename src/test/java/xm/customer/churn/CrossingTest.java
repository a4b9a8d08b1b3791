package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When to look at a silent customer again. */
class CrossingTest {
    private static final long STEP_MILLIS = 600_000;
    private static final long TEN_YEARS = Days.of(3650);
    private static final List<ChurnBase> BASES = List.of(
            new ChurnBase.Buying(new MbgNbd(0.525, 6.183, 0.891, 1.614), 0.3, 2357, -9582.13),
            new ChurnBase.Buying(new BgNbd(0.9, 2, 0.5, 4), 0.3, 2357, -9582.43),
            new ChurnBase.Contractual(new ShiftedBetaGeometric(0.704, 1.182), Days.of(30), 1000, -1680.27),
            new ChurnBase.Prior(0.3, 0, "for a test"),
            new ChurnBase.Fallback(
                    new FallbackTable(
                            List.of(20.0, 45.0, 90.0),
                            List.of(1, 3),
                            List.of(List.of(0.3, 0.5, 0.6, 0.9), List.of(0.1, 0.2, 0.4, 0.8))),
                    0.4,
                    100,
                    "for a test"));

    @Test
    void isTheFirstTimeThatSteppingFinds() {
        int crossed = 0;
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Customer customer = Customer.random(random);
            ChurnScorer scorer = new ChurnScorer(Rules.of(BASES.get(random.nextInt(BASES.size()))));
            double risk = risk(scorer, customer, customer.nowMillis());
            double low = risk * random.nextDouble(0.3, 1);
            double high = risk + (1 - risk) * random.nextDouble(0.01, 1);

            long found = crossing(
                    scorer,
                    customer.purchases(),
                    customer.evidence(),
                    0,
                    customer.nowMillis(),
                    customer.nowMillis() + TEN_YEARS,
                    low,
                    high);

            long stepped = stepped(scorer, customer, low, high);
            if (found != ChurnScorer.NEVER) {
                double then = risk(scorer, customer, found);
                assertThat(then < low || then >= high).as("seed %d", seed).isTrue();
                double before = risk(scorer, customer, Math.max(customer.nowMillis() + 1, found - 1000));
                assertThat(before >= low && before < high || found == customer.nowMillis() + 1)
                        .as("seed %d", seed)
                        .isTrue();
                crossed++;
            }
            if (stepped == ChurnScorer.NEVER) {
                // stepping goes a year, and steps over what is shorter than a step
                assertThat(found).as("seed %d", seed).isGreaterThan(customer.nowMillis() + Days.of(364));
            } else {
                assertThat(found).as("seed %d", seed).isBetween(stepped - STEP_MILLIS, stepped);
            }
        }
        assertThat(crossed).isBetween(100, 299);
    }

    @Test
    void findsADipBetweenEvidenceThatFadesAndABaseThatRises() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(BASES.get(0)));
        Purchases purchases = Customer.everyDays(7, 20);
        Evidence evidence = new Evidence();
        evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.CANCELLATION_PAGE, 1, purchases.lastMillis);
        double low = 0.2;
        long dip = crossing(
                scorer, purchases, evidence, 0, purchases.lastMillis, purchases.lastMillis + TEN_YEARS, low, 0.5);
        long again = crossing(scorer, purchases, evidence, 0, dip, dip + TEN_YEARS, 0, low);

        assertThat(scorer.risk("any", purchases, evidence, 0, dip)).isLessThan(low);
        assertThat(again).isGreaterThan(dip).isNotEqualTo(ChurnScorer.NEVER);
        assertThat(scorer.risk("any", purchases, evidence, 0, again)).isGreaterThanOrEqualTo(low);
    }

    @Test
    void isAtOnceWhereTheRiskIsOutsideAlready() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(BASES.get(3)));

        assertThat(crossing(scorer, null, null, 0, 1000, TEN_YEARS, 0.4, 0.5)).isEqualTo(1001);
    }

    @Test
    void isNeverWhereNothingMoves() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(BASES.get(3)));

        assertThat(crossing(scorer, null, null, 0, 1000, TEN_YEARS, 0.2, 0.5)).isEqualTo(ChurnScorer.NEVER);
        assertThat(crossing(scorer, null, null, 0, 1000, TEN_YEARS, 0, 1)).isEqualTo(ChurnScorer.NEVER);
        assertThat(crossing(scorer, null, null, 0, 1000, 1000, 0.4, 0.5)).isEqualTo(ChurnScorer.NEVER);
    }

    @Test
    void isFoundAtOnceWhereGoodAndBadOpinionsCancelOutAtABound() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(BASES.get(3)));
        double prior = 0.3;
        for (double more : new double[] {-0.1, 0, 0.1}) {
            Evidence evidence = new Evidence();
            for (int i = 0; i < 4; i++) {
                evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.LOW_SATISFACTION, 1, 0);
            }
            for (int i = 0; i < 6; i++) {
                evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.HIGH_SATISFACTION, 1, 0);
            }
            evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.HIGH_EFFORT, more, 0);

            assertTimeout(Duration.ofMillis(500), () -> {
                crossing(scorer, null, evidence, 0, 0, TEN_YEARS, prior, 0.4);
                crossing(scorer, null, evidence, 0, 0, TEN_YEARS, 0.2, prior);
            });
        }
    }

    private static long stepped(ChurnScorer scorer, Customer customer, double low, double high) {
        long from = customer.nowMillis() + 1;
        for (long time = from; time < from + Days.of(365); time += STEP_MILLIS) {
            double risk = risk(scorer, customer, time);
            if (risk < low || risk >= high) {
                return time;
            }
        }
        return ChurnScorer.NEVER;
    }

    private static long crossing(
            ChurnScorer scorer,
            Purchases purchases,
            Evidence evidence,
            long firstSeenMillis,
            long afterMillis,
            long untilMillis,
            double low,
            double high) {
        Silence silence = scorer.silence("any", purchases, evidence, firstSeenMillis);
        return silence.firstOutside(low, high, silence.at(afterMillis), untilMillis);
    }

    private static double risk(ChurnScorer scorer, Customer customer, long timeMillis) {
        return scorer.risk("any", customer.purchases(), customer.evidence(), 0, timeMillis);
    }
}
