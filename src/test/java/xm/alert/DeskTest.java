package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.atRisk;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;
import static xm.alert.Told.millis;
import static xm.alert.Told.unproven;
import static xm.alert.Told.withdrawn;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.promise.Severity;

/** The life of an alert on a broken promise, from firing to resolved. */
class DeskTest {
    private static final String GOLD = "gold/checkout/*";
    private static final String KEY = "satisfied/gold/checkout/*";

    @Test
    void opensWhenAPromiseIsBrokenAndSaysWhatIsKnown() {
        Script script = Script.desk().at(0, atRisk(GOLD)).at(3, broken(GOLD).since(-3));

        assertThat(script.said).hasSize(1);
        Alert alert = script.last();
        assertThat(alert.key()).isEqualTo(KEY);
        assertThat(alert.alertId()).matches("[0-9a-f]{16}");
        assertThat(alert.revision()).isEqualTo(1);
        assertThat(alert.kind()).isEqualTo(AlertKind.PROMISE_BROKEN);
        assertThat(alert.isFiring()).isTrue();
        assertThat(alert.summary()).isEqualTo("Gold CSAT at checkout 74 %, promised 88 %, for 6 min");
        assertThat(alert.severity()).isEqualTo(Severity.PAGE);
        assertThat(alert.promised()).isEqualTo(0.88);
        assertThat(alert.observed().value()).isEqualTo(0.74);
        assertThat(alert.sinceMillis()).isEqualTo(millis(-3));
        assertThat(alert.detectedAtMillis()).isEqualTo(millis(3));
        assertThat(alert.resolvedAtMillis()).isNull();
        assertThat(alert.version()).isEqualTo(7);
        assertThat(alert.owner()).isEqualTo("cx-digital");
        assertThat(alert.cells()).containsExactly(GOLD);
        assertThat(alert.isReplayed()).isFalse();
    }

    @Test
    void saysNothingOfWhatIsOnlyAtRiskOrUnproven() {
        Script script = Script.desk().each(0, 60, atRisk(GOLD), unproven("basic/checkout/*"), kept("gold/delivery/*"));

        assertThat(script.said).isEmpty();
    }

    @Test
    void resolvesOnlyWhenAllWasWellForAsLongAsItWasIll() {
        Script script =
                Script.desk().at(3, broken(GOLD).since(-3)).at(8, kept(GOLD)).until(18.99);
        assertThat(script.last().isFiring()).isTrue();
        assertThat(script.last().summary())
                .isEqualTo("Gold CSAT at checkout was broken for 11 min, resolved in 11 min if it stays well");

        script.until(30);

        Alert alert = script.last();
        assertThat(alert.isFiring()).isFalse();
        assertThat(alert.resolvedAtMillis()).isEqualTo(millis(19));
        assertThat(alert.summary()).isEqualTo("Gold CSAT at checkout back at 91 %, promised 88 %, after 11 min");
        assertThat(alert.customersAffected()).isEqualTo(308);
        assertThat(script.ids()).hasSize(1);
        assertThat(script.state().alerts).isEmpty();
        assertThat(script.state().sights("satisfied").cells).isEmpty();
    }

    @Test
    void isOneAlertHoweverOftenItFlaps() {
        Script script = Script.desk();
        for (int minute = 0; minute < 120; minute += 12) {
            script.at(minute, broken(GOLD)).at(minute + 3, kept(GOLD));
        }
        script.until(200);

        assertThat(script.ids()).hasSize(1);
        assertThat(script.said.stream().filter(alert -> !alert.isFiring())).hasSize(1);
        assertThat(script.last().resolvedAtMillis()).isEqualTo(millis(111 + 30));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 15, 25})
    void isOneAlertWhereItIsAsLongWellAsIll(int minutes) {
        Script script = Script.desk();
        for (int period = 0; period < 8; period++) {
            int from = 2 * period * minutes;
            script.each(from, from + minutes - 1, broken(GOLD))
                    .each(from + minutes, from + 2 * minutes - 1, kept(GOLD));
        }
        script.until(20 * minutes + 60);

        assertThat(script.ids()).hasSize(1);
        assertThat(script.said.stream().filter(alert -> !alert.isFiring())).hasSize(1);
    }

    @Test
    void growsLouderWithABookThatMakesItLouder() {
        Script script = Script.desk()
                .at(0, broken(GOLD).loud(Severity.TICKET, 0).since(-6))
                .at(2, broken(GOLD).loud(Severity.PAGE, 0).version(8).since(-6));

        assertThat(script.said).extracting(Alert::severity).containsExactly(Severity.TICKET, Severity.PAGE);
        assertThat(script.ids()).hasSize(1);
    }

    @Test
    void tellsThatLessIsPromisedNowWhereThatIsWhyItIsOver() {
        Script script = Script.desk()
                .at(0, broken(GOLD).promising(0.95))
                .at(5, kept(GOLD).promising(0.9).version(8))
                .until(60);

        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().summary())
                .isEqualTo("Gold CSAT at checkout 91 %, promised 90 % now and 95 % before, after 11 min");
    }

    @Test
    void isNotResolvedByBeingBlindOrUnknown() {
        Script script =
                Script.desk().at(0, broken(GOLD)).each(1, 60, broken(GOLD).blind());
        assertThat(script.of(KEY)).allMatch(Alert::isFiring);

        script.at(61, kept(GOLD)).at(65, Told.blind(GOLD)).until(90);

        assertThat(script.of(KEY)).as("blind again before the hold was over").allMatch(Alert::isFiring);
    }

    @Test
    void breaksAnewUnderTheSameKeyWithANewIdAndHigherRevisions() {
        Script script = Script.desk().at(0, broken(GOLD)).at(1, kept(GOLD)).at(300, broken(GOLD));

        assertThat(script.ids()).hasSize(2);
        assertThat(script.said).extracting(Alert::key).containsOnly(KEY);
        assertThat(script.said).extracting(Alert::revision).containsExactly(1, 2, 3, 4);
        assertThat(script.said).extracting(Alert::isFiring).containsExactly(true, true, false, true);
    }

    @Test
    void tellsNewNumbersEveryFewMinutesAndOldOnesNever() {
        Script same = Script.desk().each(0, 30, broken(GOLD).since(-6));
        assertThat(same.said).hasSize(1);

        Script worse = Script.desk();
        for (int minute = 0; minute <= 30; minute++) {
            worse.at(minute, broken(GOLD).since(-6).missing(60 * Math.pow(1.05, minute)));
        }

        assertThat(worse.said).hasSize(7);
        assertThat(worse.said).extracting(Alert::revision).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(worse.last().summary()).endsWith("for 36 min");
    }

    @Test
    void becomesAPageWhenNobodyMendedItInTime() {
        Told ticket = broken(GOLD).loud(Severity.TICKET, 20).seeing(0.84).since(-6);
        Script script = Script.desk().each(0, 25, ticket);

        assertThat(script.said.get(0).severity()).isEqualTo(Severity.TICKET);
        assertThat(script.said.get(0).escalation()).isNull();
        Alert page = script.said.stream()
                .filter(alert -> alert.severity() == Severity.PAGE)
                .findFirst()
                .orElseThrow();
        assertThat(page.escalation()).isEqualTo("time");
        assertThat(script.said.indexOf(page)).isEqualTo(1);
        assertThat(script.last().escalation()).isEqualTo("time");
    }

    @Test
    void becomesAPageAtItsTimeEvenWhenNoVerdictComes() {
        Script script = Script.desk()
                .at(0, broken(GOLD).loud(Severity.TICKET, 17).seeing(0.84))
                .until(17);

        assertThat(script.last().severity()).isEqualTo(Severity.PAGE);
        assertThat(script.last().revision()).isEqualTo(2);
    }

    @Test
    void becomesAPageWhenItIsThreeTimesAsBadAsPromised() {
        Script bad = Script.desk().at(0, broken(GOLD).loud(Severity.TICKET, 0).seeing(0.61));
        Script worse = Script.desk().at(0, broken(GOLD).loud(Severity.TICKET, 0).seeing(0.59));

        assertThat(bad.last().escalation())
                .as("0.65 may be true, 35 %% fail, 36 %% would be 3 x 12 %%")
                .isNull();
        assertThat(worse.last().escalation()).isEqualTo("margin");
        assertThat(worse.last().severity()).isEqualTo(Severity.PAGE);
    }

    @Test
    void neverMakesALineOfTheRecordLouder() {
        Script script =
                Script.desk().each(0, 60, broken(GOLD).loud(Severity.RECORD, 10).seeing(0.30));

        assertThat(script.said).extracting(Alert::severity).containsOnly(Severity.RECORD);
        assertThat(script.said).extracting(Alert::escalation).containsOnlyNulls();
    }

    @Test
    void survivesANewVersionOfThePromise() {
        Script script =
                Script.desk().at(0, broken(GOLD)).at(4, broken(GOLD).version(8).promising(0.90));

        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().version()).isEqualTo(8);
        assertThat(script.last().revision()).isEqualTo(2);
        assertThat(script.last().promised()).isEqualTo(0.90);
    }

    @Test
    void endsAtOnceWhereNothingIsPromisedAnyMore() {
        Script script = Script.desk().at(0, broken(GOLD)).at(4, withdrawn(GOLD));

        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().summary()).isEqualTo("Gold CSAT at checkout is no longer promised, after 10 min");
        assertThat(script.state().alerts).isEmpty();
    }

    /** It was told as over, though it was only looked at elsewhere. */
    @Test
    void saysWhatBecameOfAPromiseThatIsJudgedElsewhere() {
        Script script = Script.desk().at(0, broken(GOLD)).at(4, withdrawn(GOLD, "judged by segment and channel now"));

        assertThat(script.last().summary())
                .isEqualTo("Gold CSAT at checkout is judged by segment and channel now, after 10 min");
    }

    @Test
    void endsAfterAWeekWithoutAnyVerdict() {
        Script script = Script.desk().at(0, broken(GOLD)).until(8 * 24 * 60);

        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().summary()).contains("nothing was heard of it for 7 d");
    }

    @Test
    void recordsThePastAndCallsWhenItHasCaughtUp() {
        Script script = Script.desk().clock(100).at(0, broken(GOLD));
        assertThat(script.last().severity()).isEqualTo(Severity.RECORD);
        assertThat(script.last().isReplayed()).isTrue();

        script.each(1, 84, broken(GOLD));
        assertThat(script.said).extracting(Alert::severity).containsOnly(Severity.RECORD);

        script.at(85, broken(GOLD));

        assertThat(script.last().severity()).isEqualTo(Severity.PAGE);
        assertThat(script.last().isReplayed()).isFalse();
        assertThat(script.ids()).hasSize(1);
    }

    @Test
    void callsNobodyForWhatWasOverLongAgo() {
        Script script =
                Script.desk().clock(1000).at(0, broken(GOLD)).at(5, kept(GOLD)).until(1000);

        assertThat(script.said).extracting(Alert::severity).containsOnly(Severity.RECORD);
        assertThat(script.said).extracting(Alert::isFiring).containsExactly(true, true, false);
    }

    @Test
    void takesNothingForThePastWhereThereIsNoClock() {
        assertThat(Script.desk().at(0, broken(GOLD)).last().isReplayed()).isFalse();
    }

    @Test
    void givesTheSameIdAgainForTheSameStory() {
        List<String> once = Script.desk().at(0, broken(GOLD)).ids();

        assertThat(Script.desk().at(0, broken(GOLD)).ids()).isEqualTo(once);
        assertThat(Script.desk().at(1, broken(GOLD)).ids()).isNotEqualTo(once);
        assertThat(Script.desk().at(0, broken("basic/checkout/*")).ids()).isNotEqualTo(once);
    }

    @Test
    void leavesOpenWhatIsOpenAtTheEndOfAllTime() {
        DeskState state = new DeskState();
        List<Alert> said = new ArrayList<>();
        Desk desk = new Desk(DeskSettings.DEFAULT);
        desk.advance(state, Long.MAX_VALUE, said::add);
        desk.see(state, broken(GOLD).at(0), said::add);
        desk.advance(state, Long.MAX_VALUE, said::add);

        assertThat(said).hasSize(1);
        assertThat(said.get(0).isFiring()).isTrue();
    }

    @Test
    void takesWhatComesLateForNow() {
        Script script = Script.desk().until(20).put(3, broken(GOLD).since(0)).until(20);

        assertThat(script.last().detectedAtMillis()).isEqualTo(millis(20));
        assertThat(script.last().sinceMillis()).isEqualTo(millis(0));
    }

    /** What is asked once a year goes on with its revisions, and what was never asked again is not kept for good. */
    @Test
    void goesOnWithTheRevisionsOfAClosedAlertForAsLongAsItIsRemembered() {
        Script script = Script.desk()
                .each(0, 10, broken("gold/checkout/*"))
                .at(11, kept("gold/checkout/*"))
                .until(60);
        int closed = script.last().revision();
        assertThat(script.last().isFiring()).isFalse();
        double year = 365 * 24 * 60;

        script.at(2 * year, broken("gold/checkout/*"));
        assertThat(script.last().revision()).isEqualTo(closed + 1);
        script.at(2 * year + 1, kept("gold/checkout/*")).until(2 * year + 60).at(5 * year, kept("gold/store/*"));

        assertThat(script.state().closed).isEmpty();
        script.at(5 * year + 1, broken("gold/checkout/*"));
        assertThat(script.last().revision()).isEqualTo(1);
        assertThat(script.ids()).hasSize(3);
    }
}
