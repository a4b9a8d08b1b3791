package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.customer.CustomerMemory;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.MbgNbd;
import xm.signal.StandingChange;

class StandingRulesTest {
    private static final StandingSettings SETTINGS = StandingSettings.DEFAULT;

    private final Life life = new Life(SETTINGS);

    @Test
    void whoIsNotKnownStandsNowhere() {
        assertThat(life.at(0)).isNull();
        assertThat(StandingRules.DEFAULT.nextMillis(life.profile)).isEqualTo(CustomerMemory.NEVER);
    }

    @Test
    void aMomentCountsInTheLastMillisecondOfItsTenthOfASecondSoThatItsChangeLiesInIt() {
        life.see(0, MomentKind.ANSWERED).passTo(98);
        assertThat(life.heard.changes).isEmpty();

        life.passTo(99);

        assertThat(life.heard.changes).hasSize(1);
        StandingChange change = life.heard.changes.get(0);
        assertThat(change.timeMillis()).isEqualTo(99);
        assertThat(change.customers()).isEqualTo(1);
        assertThat(change.risk()).isCloseTo(0.1, within(1e-6));
        assertThat(change.toRung()).isEqualTo(1);
    }

    @Test
    void momentsOfOneTenthOfASecondAreLookedAtTogetherAndThoseOfTwoOneByOne() {
        Moment complaint = new Moment(10, MomentKind.COMPLAINT, 1, "gold", "shop", "case-1");
        Moment second = new Moment(90, MomentKind.COMPLAINT, 1, "gold", "shop", "case-2");
        Moment third = new Moment(110, MomentKind.COMPLAINT, 1, "gold", "shop", "case-3");

        life.see(complaint).see(second).see(third).passTo(99);
        assertThat(life.heard.changes).hasSize(1);

        life.passTo(199);
        assertThat(life.heard.changes).hasSize(2);
    }

    @Test
    void aMomentWhoseTenthOfASecondIsOverCountsAtOnce() {
        life.see(1, MomentKind.ANSWERED).until(2).see(1.5, MomentKind.COMPLAINT);
        assertThat(StandingRules.DEFAULT.nextMillis(life.profile)).isEqualTo(Life.millis(2) + 1);

        life.passTo(Life.millis(2) + 1);

        assertThat(life.heard.changes).hasSize(2);
        assertThat(life.heard.changes.get(1).risk()).isPositive();
    }

    /** Episodes and cases have times of their own, and wake the whole customer. */
    @Test
    void wakingACustomerForOthersChangesNothing() {
        life.see(0, MomentKind.COMPLAINT).until(1).see(1.2, MomentKind.HIGH_SATISFACTION);
        long next = StandingRules.DEFAULT.nextMillis(life.profile);

        boolean isLeft = StandingRules.DEFAULT.wake(life.profile, "c-1", Life.millis(1.2), life.heard);

        assertThat(isLeft).isTrue();
        assertThat(StandingRules.DEFAULT.nextMillis(life.profile)).isEqualTo(next);
        assertThat(life.profile.isWaiting()).isTrue();
        assertThat(life.heard.changes).hasSize(1);
    }

    @Test
    void aReportCountsWhatWaitsAndChangesNothing() {
        life.see(0, MomentKind.PURCHASE, 120, null).see(0, MomentKind.COMPLAINT, 1, null);

        CustomerStanding standing = life.at(0);

        assertThat(standing.why()).extracting(CustomerStanding.Why::what).containsExactly("base", "complaint");
        assertThat(standing.why().get(1).logOdds()).isEqualTo(0.9);
        assertThat(standing.model()).isEqualTo("prior");
        assertThat(standing.reason()).contains("nothing was fitted");
        assertThat(standing.weights()).isEqualTo("priors-1");
        assertThat(life.profile.isKnown()).isFalse();
        assertThat(life.heard.changes).isEmpty();
    }

    @Test
    void aCustomerMovesToTheSegmentOfTheirLatestMoment() {
        life.see(0, MomentKind.ANSWERED)
                .see(new Moment(Life.DAY, MomentKind.ANSWERED, 0, "basic", "shop", null))
                .until(2);

        assertThat(life.heard.changes)
                .extracting(StandingChange::segment, StandingChange::customers)
                .containsExactly(tuple("gold", 1), tuple("gold", -1), tuple("basic", 1));
        assertThat(life.heard.changes.stream().mapToDouble(StandingChange::risk).sum())
                .isEqualTo(life.heard.changes.get(0).risk());
    }

    @Test
    void whoCancelsLeavesTheStockAndIsBackWithTheNextPurchase() {
        life.see(0, MomentKind.PURCHASE).see(1, MomentKind.CANCELLATION).until(2);
        assertThat(customers()).isZero();
        assertThat(life.at(2)).isNull();

        life.see(3, MomentKind.PURCHASE).until(4);

        assertThat(customers()).isEqualTo(1);
        assertThat(life.at(4).rung()).isEqualTo("satisfied");
    }

    @Test
    void aCancellationHeardLateDoesNotUndoALaterPurchase() {
        life.see(3, MomentKind.PURCHASE)
                .until(4)
                .see(1, MomentKind.CANCELLATION)
                .until(5);

        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void whoIsSilentForTheMemoryIsForgottenToTheLastBit() {
        life.see(0, MomentKind.PURCHASE, 700, null)
                .see(0, MomentKind.CANCELLATION_PAGE)
                .see(0, MomentKind.COMPLAINT)
                .see(10, MomentKind.HIGH_SATISFACTION)
                .until(409.9);
        assertThat(customers()).isEqualTo(1);

        life.until(410);

        assertThat(life.isLeft()).isFalse();
        assertThat(customers()).isZero();
        assertThat(life.heard.changes.stream().mapToDouble(StandingChange::risk).sum())
                .isZero();
        assertThat(life.heard.changes.stream()
                        .mapToDouble(StandingChange::riskSquares)
                        .sum())
                .isZero();
        assertThat(life.heard.changes.stream().mapToInt(StandingChange::atRisk).sum())
                .isZero();
        assertThat(life.profile).usingRecursiveComparison().isEqualTo(new Profile());
    }

    @Test
    void silenceAloneCrossesTheThresholdAtItsTimerAndSaysWhyOnce() {
        ChurnBase buying = new ChurnBase.Buying(new MbgNbd(0.525, 6.183, 0.891, 1.614), 0.7, 1, 0);
        ChurnRules churn = new ChurnRules("t", 90 * Life.DAY, 0.5, 0.4, Map.of(), buying, EvidenceWeights.DEFAULT);
        Life buyer = new Life(SETTINGS.with(churn));
        for (int week = 0; week < 10; week++) {
            buyer.see(7 * week, MomentKind.PURCHASE, 100, null);
        }

        buyer.until(300);

        assertThat(buyer.exceptions()).containsExactly("at-risk");
        CustomerException said = buyer.heard.exceptions.get(0);
        assertThat(said.atMillis()).isGreaterThan(Life.millis(70));
        assertThat(said.touchpoint()).isEqualTo("*");
        assertThat(said.value()).isCloseTo(1000, within(250.0));
        assertThat(said.why().get(0))
                .isEqualTo("the risk of leaving within 90 days is 50 %; from 50 % on a customer is at risk");
        assertThat(said.why().get(1)).isEqualTo("it would be 50 % without what happened lately (mbg-nbd)");
        assertThat(buyer.at(300).churnRisk()).isGreaterThan(0.5);
        assertThat(buyer.wakes)
                .as("one a band of a fiftieth and a purchase, in 300 days")
                .isLessThan(100);
    }

    @Test
    void whatWasToldByOtherRulesIsToldAnewWithinADay() {
        Life life =
                new Life(SETTINGS.with(prior(0.8))).see(0, MomentKind.ANSWERED).until(0.5);
        assertThat(life.profile.stock.isAtRisk).isTrue();

        life.ruledBy(SETTINGS.with(prior(0.1))).until(2);

        assertThat(life.profile.stock.isAtRisk).isFalse();
        assertThat(life.heard.changes.stream().mapToDouble(StandingChange::risk).sum())
                .isCloseTo(0.1, within(1e-6));
    }

    private static ChurnRules prior(double risk) {
        ChurnBase base = new ChurnBase.Prior(risk, 0, "a prior");
        return new ChurnRules("t", 90 * Life.DAY, 0.5, 0.4, Map.of(), base, EvidenceWeights.DEFAULT);
    }

    @Test
    void aRiskThatStaysAtTheEdgeOfABandAsksForNoTimers() {
        for (int tenth = 1; tenth < 10; tenth++) {
            double edge = tenth / 10.0;
            for (double risk : new double[] {Math.nextDown(edge), edge, Math.nextUp(edge)}) {
                ChurnBase base = new ChurnBase.Prior(risk, 0, "a prior");
                ChurnRules churn =
                        new ChurnRules("t", 90 * Life.DAY, 0.5, 0.4, Map.of(), base, EvidenceWeights.DEFAULT);

                Life still = new Life(SETTINGS.with(churn))
                        .see(0, MomentKind.ANSWERED)
                        .until(300);

                assertThat(still.wakes).as("risk %s", risk).isLessThan(5);
            }
        }
    }

    @Test
    void whoIsAtRiskFromTheFirstByTheBaseAloneHasCrossedNothing() {
        ChurnRules churn = new ChurnRules(
                "t",
                90 * Life.DAY,
                0.5,
                0.4,
                Map.of(),
                new ChurnBase.Prior(0.8, 0, "most leave"),
                EvidenceWeights.DEFAULT);
        Life fickle = new Life(SETTINGS.with(churn)).see(0, MomentKind.PURCHASE).until(100);

        assertThat(fickle.exceptions()).isEmpty();
        assertThat(fickle.at(100).rung()).isEqualTo("at-risk");
        assertThat(fickle.heard.changes.get(0).atRisk()).isEqualTo(1);
    }

    /** A guest account in a backtest: all of its moments wait before the first is taken. */
    @Test
    void staysSaneWithAMillionMoments() {
        Life guest = new Life(SETTINGS);
        for (int i = 0; i < 1_000_000; i++) {
            long time = (i * 7_919L) % 1_000_000 * 30_000;
            guest.see(new Moment(time, MomentKind.PURCHASE, 1, "gold", "shop", null));
        }

        guest.until(400);

        assertThat(guest.profile.purchases.days).isEqualTo(348);
        // each moment has a second of its own, and silence rings no more than once a day
        assertThat(guest.wakes).isLessThan(1_000_400);
        assertThat(guest.profile.waiting).isNull();
    }

    private int customers() {
        return life.heard.changes.stream().mapToInt(StandingChange::customers).sum();
    }
}
