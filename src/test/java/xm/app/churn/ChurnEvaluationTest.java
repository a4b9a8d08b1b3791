package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.ShiftedBetaGeometric;

class ChurnEvaluationTest {
    private static final long END = 300 * Population.DAY;
    private static final long HORIZON = 90 * Population.DAY;

    @Test
    void aModelIsRightAboutThePopulationThatItWasFittedTo() {
        Histories histories = Population.of(Population.buying(4_000, 0.8, 4, 1.2, 3, 400, 1));
        ChurnFit fit = ChurnFit.of(
                histories, new ChurnFit.Plan(END, HORIZON, BuyingFit.Kind.MBG_NBD, Set.of(), 30 * Population.DAY));
        ChurnEvaluation all = ChurnEvaluation.of(histories, fit.rules("test", HORIZON), END, 50)
                .get(0);
        assertThat(all.models()).containsExactly("mbg-nbd");
        Evaluation evaluation = all.evaluation();
        assertThat(evaluation.customers()).isEqualTo(4_000);
        assertThat(evaluation.auc().value()).isGreaterThan(0.8);
        assertThat(evaluation.calibrationError().value()).isLessThan(0.03);
        assertThat(evaluation.slope().value()).isCloseTo(1, within(0.1));
        assertThat(evaluation.aucGain().interval().high()).isPositive();
    }

    @Test
    void itMattersOnlyWhatHappenedWithinTheHorizon() {
        Histories histories = Population.of(List.of(
                Population.buyer(0, 300), // the horizon begins with its first moment
                Population.buyer(0, 389),
                Population.buyer(0, 390),
                Population.buyer(310))); // not known yet
        Evaluation evaluation = evaluate(histories, ChurnRules.DEFAULT).get(0).evaluation();
        assertThat(evaluation.customers()).isEqualTo(3);
        assertThat(evaluation.baseRate()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(evaluation.meanPredicted()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void contractsAreLostByCancellationsAndOnlyOnce() {
        ChurnBase contract = new ChurnBase.Contractual(new ShiftedBetaGeometric(1, 9), 30 * Population.DAY, 0, 0);
        ChurnRules rules = new ChurnRules(
                "test",
                HORIZON,
                0.5,
                0.4,
                Map.of("gold", contract),
                ChurnRules.DEFAULT.otherwise(),
                ChurnRules.DEFAULT.weights());
        Histories histories = Population.of(List.of(
                Population.contract("gold", 0, 200),
                Population.contract("gold", 0, 320),
                Population.contract("gold", 0, 395),
                Population.contract("gold", 0, -1),
                Population.contract("basic", 0, -1)));
        List<ChurnEvaluation> evaluations = evaluate(histories, rules);
        assertThat(evaluations)
                .extracting(ChurnEvaluation::group)
                .containsExactly("all customers", "gold", "otherwise");
        Evaluation gold = evaluations.get(1).evaluation();
        assertThat(gold.customers()).as("without who is gone already").isEqualTo(3);
        assertThat(gold.baseRate()).isCloseTo(1 / 3.0, within(1e-12));
        Evaluation others = evaluations.get(2).evaluation();
        assertThat(others.baseRate()).isEqualTo(1);
        assertThat(others.auc().isDefined()).isFalse();
    }

    private static List<ChurnEvaluation> evaluate(Histories histories, ChurnRules rules) {
        return ChurnEvaluation.of(histories, rules, END, 20);
    }
}
