package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.customer.MomentKind;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.ShiftedBetaGeometric;

class LadderRulesTest {
    private final Life life = new Life(StandingSettings.DEFAULT);

    @Test
    void everybodyBeginsAsSatisfied() {
        life.see(0, MomentKind.ANSWERED).until(1);

        assertThat(life.at(1).rung()).isEqualTo("satisfied");
    }

    @Test
    void becomesLoyalAfterThirtyDaysWithPurchasesOnThreeDays() {
        assertThat(buyThrice().until(29.9).at(29.9).rung()).isEqualTo("satisfied");

        life.until(40);

        assertThat(rungs()).containsExactly("-1>1 on 0.0", "1>2 on 30.0");
    }

    @Test
    void twoPurchasesOfOneDayAreOneDay() {
        life.see(0, MomentKind.PURCHASE).see(0.1, MomentKind.PURCHASE).see(1, MomentKind.PURCHASE);

        assertThat(life.until(100).at(100).rung()).isEqualTo("satisfied");
    }

    @Test
    void aYearOfContractIsAsGoodAsThreePurchases() {
        ChurnBase contract = new ChurnBase.Contractual(new ShiftedBetaGeometric(0.668, 3.806), 365 * Life.DAY, 1, 0);
        ChurnRules churn = new ChurnRules("t", 90 * Life.DAY, 0.5, 0.4, Map.of(), contract, EvidenceWeights.DEFAULT);
        Life subscriber = new Life(StandingSettings.DEFAULT.with(churn)).see(0, MomentKind.ANSWERED);

        assertThat(subscriber.until(364).at(364).rung()).isEqualTo("satisfied");
        assertThat(subscriber.until(365).at(365).rung()).isEqualTo("loyal");
    }

    @Test
    void aLoyalCustomerWhoPraisesIsAnAdvocateAndWithAReferralAReferrer() {
        buyThrice().see(40, MomentKind.PRAISE).see(50, MomentKind.REFERRAL).until(60);

        assertThat(rungs()).containsExactly("-1>1 on 0.0", "1>2 on 30.0", "2>3 on 40.0", "3>4 on 50.0");
    }

    @Test
    void aReferralAloneMakesNoAdvocate() {
        buyThrice().see(40, MomentKind.REFERRAL).until(60);

        assertThat(life.at(60).rung()).isEqualTo("loyal");
    }

    /** Praise lasts 180 days; the referral would last 365, but an advocate's praise comes first. */
    @Test
    void goesDownOneRungAtATimeWhenPraiseIsOld() {
        buyThrice().see(40, MomentKind.PROMOTER).see(50, MomentKind.REFERRAL).until(260);

        assertThat(rungs()).endsWith("3>4 on 50.0", "4>3 on 220.0", "3>2 on 250.0");
    }

    @Test
    void isOnlySatisfiedAtOnceWhenDisappointedAndNotLoyalAgainForNinetyDays() {
        buyThrice()
                .see(40, MomentKind.PROMOTER)
                .see(45, MomentKind.LOW_SATISFACTION)
                .until(136);

        assertThat(rungs()).endsWith("2>3 on 40.0", "3>1 on 45.0", "1>3 on 135.0");
    }

    @Test
    void isAtRiskAtOnceAndSatisfiedNotBeforeSevenDaysBelowTheLowerThreshold() {
        life.see(0, MomentKind.CANCELLATION_PAGE)
                .see(0, MomentKind.COMPLAINT)
                .see(0, MomentKind.PAYMENT_FAILURE)
                .until(100);

        assertThat(rungs()).hasSize(2).first().isEqualTo("-1>0 on 0.0");
        assertThat(life.at(100).rung()).isEqualTo("satisfied");
        double recovered = Double.parseDouble(rungs().get(1).substring("0>1 on ".length()));
        assertThat(recovered).isGreaterThanOrEqualTo(7);
        assertThat(life.at(100).churnRisk()).isLessThan(0.4);
    }

    private Life buyThrice() {
        return life.see(0, MomentKind.PURCHASE).see(1, MomentKind.PURCHASE).see(2, MomentKind.PURCHASE);
    }

    private List<String> rungs() {
        return life.heard.changes.stream()
                .filter(change -> change.fromRung() != change.toRung())
                .map(change -> change.fromRung() + ">" + change.toRung() + " on "
                        + Math.round(change.timeMillis() * 10.0 / Life.DAY) / 10.0)
                .toList();
    }
}
