package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the literature says of leaving holds of the score (signals.md 4.6). */
class ChurnScorerTest {
    private static final EvidenceWeights WEIGHTS = EvidenceWeights.DEFAULT;
    private static final ChurnBase CDNOW =
            new ChurnBase.Buying(new MbgNbd(0.525, 6.183, 0.891, 1.614), 0.3, 2357, -9582.13);
    private static final ChurnScorer SHIPPED = new ChurnScorer(ChurnRules.DEFAULT);

    @Test
    void saysThatNothingWasFitted() {
        Score score = SHIPPED.score("gold", null, null, 0, Days.of(10));

        assertThat(score.risk()).isCloseTo(0.1, within(1e-15));
        assertThat(score.model()).isEqualTo("prior");
        assertThat(score.reason()).contains("nothing was fitted");
        assertThat(score.weightsVersion()).isEqualTo("priors-1");
        assertThat(score.contributions()).hasSize(1);
    }

    @Test
    void tellsContributionsThatAddUpToTheScore() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(CDNOW));
        for (long seed = 0; seed < 500; seed++) {
            Customer customer = Customer.random(new SplittableRandom(seed));

            Score score = scorer.score("any", customer.purchases(), customer.evidence(), 0, customer.nowMillis());

            double sum = 0;
            for (Score.Contribution contribution : score.contributions()) {
                sum += contribution.logOdds();
            }
            assertThat(score.contributions().get(0).what()).isEqualTo(Score.BASE);
            assertThat(score.logOdds()).as("seed %d", seed).isEqualTo(sum);
            assertThat(score.risk())
                    .as("seed %d", seed)
                    .isEqualTo(LogOdds.clamp(LogOdds.probability(sum)))
                    .isEqualTo(scorer.risk("any", customer.purchases(), customer.evidence(), 0, customer.nowMillis()));
        }
    }

    @Test
    void neverCountsAComplaintMadeGoodAsBetterThanNone() {
        for (EvidenceKind recovery :
                List.of(EvidenceKind.COMPLAINT_RESOLVED, EvidenceKind.COMPLAINT_RESOLVED_QUICKLY)) {
            for (int resolvedAfter = 0; resolvedAfter < 60; resolvedAfter++) {
                Evidence complained = new Evidence();
                complained.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, 0);
                Evidence recovered = new Evidence();
                recovered.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, 0);
                recovered.add(WEIGHTS, recovery, 1, Days.of(resolvedAfter));
                for (int day = resolvedAfter; day < 400; day += 3) {
                    double risk = SHIPPED.risk("any", null, recovered, 0, Days.of(day));

                    assertThat(risk)
                            .as("%s after %d days, on day %d", recovery, resolvedAfter, day)
                            .isGreaterThanOrEqualTo(SHIPPED.risk("any", null, null, 0, Days.of(day)))
                            .isLessThanOrEqualTo(SHIPPED.risk("any", null, complained, 0, Days.of(day)) + 0.001);
                }
            }
        }
    }

    @Test
    void feelsTwoComplaintsCloseTogetherMoreThanFarApart() {
        double before = 1;
        for (int apart = 0; apart <= 60; apart++) {
            Evidence evidence = new Evidence();
            evidence.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, Days.of(100 - apart));
            evidence.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, Days.of(100));

            double risk = SHIPPED.risk("any", null, evidence, 0, Days.of(100));

            assertThat(risk).as("%d days apart", apart).isLessThan(before);
            before = risk;
        }
    }

    @Test
    void forgetsWhatHappenedAfterSomeHalfLives() {
        double without = SHIPPED.risk("any", null, null, 0, 0);
        for (EvidenceKind kind : EvidenceKind.ALL) {
            Evidence evidence = new Evidence();
            evidence.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, 0);
            evidence.add(WEIGHTS, kind, 1, 0);
            double halfLife = Math.max(21, WEIGHTS.of(kind).halfLifeDays());

            assertThat(SHIPPED.risk("any", null, evidence, 0, Days.of(4 * halfLife)))
                    .as("%s", kind)
                    .isNotEqualTo(without)
                    .isCloseTo(without, within(0.02));
            assertThat(SHIPPED.risk("any", null, evidence, 0, Days.of(9 * halfLife)))
                    .as("%s", kind)
                    .isEqualTo(without);
            assertThat(evidence.isForgotten(WEIGHTS, Days.of(9 * halfLife))).isTrue();
        }
    }

    @Test
    void trustsThoseWhoBoughtMoreOften() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(CDNOW));
        double before = 1;
        for (int purchases = 1; purchases < 50; purchases++) {
            Purchases bought = Customer.everyDays(7, purchases);

            double risk = scorer.risk("any", bought, null, 0, bought.lastMillis);

            assertThat(risk).as("%d purchases", purchases).isLessThan(before);
            before = risk;
        }
    }

    @Test
    void takesTheBaseOfTheSegment() {
        ChurnRules rules = ChurnRules.DEFAULT;
        ChurnScorer scorer = new ChurnScorer(new ChurnRules(
                "test",
                rules.horizonMillis(),
                rules.threshold(),
                rules.releaseBelow(),
                Map.of("gold", CDNOW),
                rules.otherwise(),
                rules.weights()));

        assertThat(scorer.score("gold", null, null, 0, 0).model()).isEqualTo("mbg-nbd");
        assertThat(scorer.score("gold", null, null, 0, 0).reason()).isNull();
        assertThat(scorer.score("gold", null, null, 0, 0).risk()).isCloseTo(0.3, within(1e-15));
        assertThat(scorer.score("silver", null, null, 0, 0).model()).isEqualTo("prior");
        assertThat(scorer.score(null, null, null, 0, 0).model()).isEqualTo("prior");
    }

    @Test
    void isCertainOfNobody() {
        ChurnScorer scorer = new ChurnScorer(Rules.of(new ChurnBase.Prior(1, 0, "all leave")));

        assertThat(scorer.risk("any", null, null, 0, 0)).isEqualTo(1 - 1e-6);
        assertThat(new ChurnScorer(Rules.of(new ChurnBase.Prior(0, 0, "none leaves"))).risk("any", null, null, 0, 0))
                .isCloseTo(1e-6, within(1e-18));
    }

    @Test
    void letsContractsThatLastedLongLast() {
        ChurnBase base = new ChurnBase.Contractual(new ShiftedBetaGeometric(0.668, 3.806), Days.of(30), 1000, -1);
        ChurnScorer scorer = new ChurnScorer(Rules.of(base));
        ShiftedBetaGeometric contract = new ShiftedBetaGeometric(0.668, 3.806);
        double stays = (1 - contract.hazard(3)) * (1 - contract.hazard(4)) * (1 - contract.hazard(5));

        assertThat(scorer.risk("any", null, null, Days.of(5), Days.of(65))).isCloseTo(1 - stays, within(1e-12));
        assertThat(scorer.risk("any", null, null, 0, Days.of(300)))
                .isLessThan(scorer.risk("any", null, null, 0, Days.of(30)));
    }
}
