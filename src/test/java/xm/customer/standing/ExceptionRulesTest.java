package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.customer.MomentKind;

/** Of what happens to a customer, what a person is to hear of; that their risk is high is told by the rules of standing. */
class ExceptionRulesTest {
    private static final StandingSettings SETTINGS = StandingSettings.DEFAULT;

    private final Life life = new Life(SETTINGS);

    @Test
    void aStrikeOfAValuableCustomerIsSaidOnceWithWhatToDoByWhen() {
        life.see(0, MomentKind.PURCHASE, 250, null)
                .see(1, MomentKind.STRIKE, 1, "failed delivery, order-1")
                .see(1.1, MomentKind.STRIKE, 1, "failed delivery, order-1")
                .until(2);

        assertThat(life.exceptions()).containsExactly("one-strike");
        CustomerException said = life.heard.exceptions.get(0);
        assertThat(said.atMillis()).isEqualTo(Life.DAY);
        assertThat(said.dueByMillis()).isEqualTo(Life.DAY + 4 * 3_600_000);
        assertThat(said.cause()).isEqualTo("failed delivery, order-1");
        assertThat(said.why())
                .containsExactly(
                        "failed delivery, order-1, at shop",
                        "worth 249.32 a year; from 200 on a single bad experience is one too many");
    }

    @Test
    void aStrikeOfAnotherIsNone() {
        life.see(0, MomentKind.PURCHASE, 50, null)
                .see(1, MomentKind.STRIKE, 1, "lost")
                .until(2);

        assertThat(life.exceptions()).isEmpty();
    }

    @Test
    void aSegmentMayBeValuableByItsNameOrByItsSetValue() {
        ExceptionRules plain = ExceptionRules.DEFAULT;
        ExceptionRules gold = new ExceptionRules(
                plain.oneStrikeDue(),
                plain.atRiskDue(),
                plain.resentfulDue(),
                plain.silentSuffererDue(),
                plain.valuable(),
                Set.of("gold"),
                plain.resentment(),
                plain.patience(),
                plain.memory());
        Life named = new Life(with(gold, Map.of()))
                .see(0, MomentKind.STRIKE, 1, "lost")
                .until(1);
        Life set = new Life(with(plain, Map.of("gold", 400.0)))
                .see(0, MomentKind.STRIKE, 1, "lost")
                .until(1);

        assertThat(named.exceptions()).containsExactly("one-strike");
        assertThat(named.heard.exceptions.get(0).why()).contains("the segment gold is one of the valuable ones");
        assertThat(set.exceptions()).containsExactly("one-strike");
        assertThat(set.heard.exceptions.get(0).value()).isEqualTo(400);
    }

    @Test
    void whoSaysNothingForThreeDaysAfterHighEffortSuffersInSilence() {
        life.see(1, MomentKind.HIGH_EFFORT, 0.72, "order-1").until(3.9);
        assertThat(life.exceptions()).isEmpty();

        life.until(10);

        assertThat(life.exceptions()).containsExactly("silent-sufferer");
        CustomerException said = life.heard.exceptions.get(0);
        assertThat(said.atMillis()).isEqualTo(Life.millis(4));
        assertThat(said.dueByMillis()).isEqualTo(Life.millis(6));
        assertThat(said.why())
                .containsExactly(
                        "an episode cost an effort of 0.72, 1 is the most: order-1",
                        "no answer and no complaint in 3 days since");
    }

    @Test
    void whoAnswersOrComplainsAfterHighEffortDoesNotSufferInSilence() {
        for (MomentKind kind : new MomentKind[] {MomentKind.ANSWERED, MomentKind.COMPLAINT}) {
            assertThat(new Life(SETTINGS)
                            .see(1, MomentKind.HIGH_EFFORT, 0.7, "order-1")
                            .see(3, kind)
                            .until(10)
                            .exceptions())
                    .isEmpty();
            assertThat(new Life(SETTINGS)
                            .see(1, MomentKind.HIGH_EFFORT, 0.7, "order-1")
                            .see(1, kind)
                            .until(10)
                            .exceptions())
                    .isEmpty();
        }
    }

    @Test
    void whoFeelsBadlyWithinAWeekOfAnEasyContactIsResentfulOnceAContact() {
        life.see(1, MomentKind.EASILY_RESOLVED, 1, "order-1")
                .see(2, MomentKind.UPSET, 1, "order-2")
                .see(3.5, MomentKind.UPSET, 1, "order-1")
                .see(3.6, MomentKind.UPSET, 1, "order-1")
                .until(5);

        assertThat(life.exceptions()).containsExactly("resolved-but-resentful");
        assertThat(life.heard.exceptions.get(0).why()).contains("the survey came 2.5 days after the contact");
        assertThat(life.heard.exceptions.get(0).dueByMillis()).isEqualTo(Life.millis(4.5));
    }

    @Test
    void whoFeelsBadlyLaterThanThatIsNot() {
        life.see(1, MomentKind.EASILY_RESOLVED, 1, "order-1")
                .see(8.1, MomentKind.UPSET, 1, "order-1")
                .until(10);

        assertThat(life.exceptions()).isEmpty();
    }

    private static StandingSettings with(ExceptionRules exceptions, Map<String, Double> values) {
        return new StandingSettings(
                SETTINGS.moments(), SETTINGS.churn(), SETTINGS.ladder(), exceptions, values, Duration.ofDays(400));
    }
}
