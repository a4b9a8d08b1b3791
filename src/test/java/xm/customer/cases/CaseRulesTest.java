package xm.customer.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.customer.cases.CaseEvents.DAY;
import static xm.customer.cases.CaseEvents.hour;
import static xm.customer.cases.CaseEvents.of;

import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.event.Origin;

class CaseRulesTest {
    private final Desk desk = new Desk(CaseRules.DEFAULT, "gold");

    @Test
    void aCaseResolvedWithinItsTargetIsOneFactWithBoth() {
        desk.see(
                of("7").at(hour(0)).targetHours(8).opened(),
                of("7").at(hour(0.5)).acknowledged(),
                of("7").at(hour(3)).touchpoint("hotline").resolved(),
                of("7").at(hour(5)).closed());

        assertThat(desk.told()).containsExactly("003.000 gold/hotline 10800.0 s in target true");
        assertThat(desk.untilTheEnd().told()).containsExactly("003.000 gold/hotline 10800.0 s in target true");
        assertThat(desk.said()).isEmpty();
        assertThat(desk.tally.open).isZero();
    }

    @Test
    void withoutATargetOnlyTheTimeCounts() {
        desk.see(of("7").opened(), of("7").at(hour(2)).resolved());

        assertThat(desk.told()).containsExactly("002.000 gold/support 7200.0 s in target null");
    }

    @Test
    void theTargetOfTheSegmentStandsInForOneOfItsOwn() {
        CaseSettings settings = new CaseSettings(Map.of("gold", 3_600.0), 0.8, 14 * DAY, 400 * DAY);
        Desk gold = new Desk(new CaseRules(settings), "gold");
        gold.see(of("7").opened(), of("7").at(hour(1)).resolved());
        Desk basic = new Desk(new CaseRules(settings), "basic");
        basic.see(of("7").opened(), of("7").at(hour(1)).resolved());
        Desk own = new Desk(new CaseRules(settings), "gold");
        own.see(of("7").targetHours(0.5).opened(), of("7").at(hour(1)).resolved())
                .untilTheEnd();

        assertThat(gold.told())
                .as("the last moment is in time")
                .containsExactly("001.000 gold/support 3600.0 s in target true");
        assertThat(basic.told()).containsExactly("001.000 basic/support 3600.0 s in target null");
        assertThat(own.told())
                .containsExactly(
                        "000.500 gold/support null s in target false", "001.000 gold/support 3600.0 s in target null");
    }

    @Test
    void aMissedTargetCountsAtTheDeadlineWhereTheCaseWasOpened() {
        desk.see(of("7").targetHours(8).opened()).until(hour(8) - 1);
        assertThat(desk.told()).isEmpty();

        desk.until(hour(8));
        assertThat(desk.told()).containsExactly("008.000 gold/support null s in target false");

        desk.see(of("7").at(hour(10)).touchpoint("hotline").resolved()).untilTheEnd();
        assertThat(desk.told())
                .containsExactly(
                        "008.000 gold/support null s in target false", "010.000 gold/hotline 36000.0 s in target null");
        assertThat(desk.tally.open).isZero();
    }

    @Test
    void theClockStopsWhileResolvedAndGoesOnWhenReopened() {
        desk.see(of("7").targetHours(8).opened(), of("7").at(hour(6)).resolved());
        assertThat(desk.told()).containsExactly("006.000 gold/support 21600.0 s in target true");

        desk.see(of("7").at(hour(30)).reopened());
        assertThat(desk.told()).as("reopened").isEmpty();
        desk.until(hour(32) - 1);
        assertThat(desk.told()).isEmpty();
        desk.until(hour(32));
        assertThat(desk.told()).containsExactly("032.000 gold/support null s in target false");

        desk.see(of("7").at(hour(33)).resolved()).untilTheEnd();
        assertThat(desk.told())
                .containsExactly(
                        "032.000 gold/support null s in target false", "033.000 gold/support 32400.0 s in target null");
    }

    @Test
    void closedWithoutResolvedIsResolvedThen() {
        desk.see(
                of("7").opened(),
                of("7").at(hour(2)).closed(),
                of("7").at(hour(3)).resolved());

        assertThat(desk.told()).containsExactly("002.000 gold/support 7200.0 s in target null");
    }

    @Test
    void theVerdictOfTheDeskOverridesTheClockOnceItIsResolved() {
        desk.see(of("7").targetHours(1).verdict(true).opened()).until(hour(2));
        assertThat(desk.told())
                .as("open, so the clock says")
                .containsExactly("001.000 gold/support null s in target false");

        desk.see(of("7").at(hour(3)).resolved());
        assertThat(desk.told()).containsExactly("003.000 gold/support 10800.0 s in target true");

        desk.see(of("7").at(hour(4)).verdict(false).closed()).untilTheEnd();
        assertThat(desk.told()).containsExactly("003.000 gold/support 10800.0 s in target false");
    }

    /** Windows of the past may be over: a fact told there would tell them anew, with nothing else in them. */
    @Test
    void whatIsOnlyKnownLaterIsCountedThen() {
        desk.see(of("7").opened(), of("7").at(hour(50)).targetHours(8).acknowledged());
        assertThat(desk.until(hour(50)).told())
                .as("a target that is over when it is set")
                .containsExactly("050.000 gold/support null s in target false");

        Desk late = new Desk(CaseRules.DEFAULT, "gold");
        late.see(of("8").resolved(), of("8").at(hour(50)).verdict(true).closed());
        assertThat(late.told())
                .as("a verdict on a case without a time")
                .containsExactly("050.000 gold/support null s in target true");

        Desk again = new Desk(CaseRules.DEFAULT, "gold");
        again.see(
                of("9").targetHours(8).opened(),
                of("9").at(hour(9)).verdict(true).resolved());
        again.until(hour(50)).see(of("9").at(hour(50)).reopened());
        assertThat(again.until(hour(50)).told())
                .as("a target that was kept by the verdict, until reopened")
                .containsExactly("050.000 gold/support null s in target false");
    }

    @Test
    void aCaseOfWhichOnlyTheEndIsKnownHasNoTime() {
        desk.see(of("7").targetHours(8).closed());
        assertThat(desk.told()).isEmpty();

        desk.see(of("8").targetHours(8).verdict(false).closed());
        assertThat(desk.told()).containsExactly("000.000 gold/support null s in target false");
    }

    @Test
    void aComplaintOpensACaseIfNothingElseDid() {
        desk.see(of("7").complaint(2), of("7").at(hour(2)).resolved());
        assertThat(desk.told()).containsExactly("002.000 gold/support 7200.0 s in target null");

        desk.see(of("7").at(hour(1)).opened());
        assertThat(desk.told()).containsExactly("002.000 gold/support 3600.0 s in target null");
    }

    @Test
    void somebodyIsWarnedAndThenToldThatItIsTooLateInSentences() {
        desk.see(
                        of("4711").complaint(3),
                        of("4711").targetHours(8).opened(),
                        of("4711").at(hour(2)).complaint(1),
                        of("4711").at(hour(4)).resolved(),
                        of("4711").at(hour(24)).reopened())
                .untilTheEnd();

        assertThat(desk.exceptions).hasSize(2);
        CustomerException dueSoon = desk.exceptions.get(0);
        assertThat(dueSoon.kind()).isEqualTo(CustomerException.Kind.OVERDUE_CASE);
        assertThat(dueSoon.cause()).isEqualTo("4711/due-soon");
        assertThat(dueSoon.atMillis()).isEqualTo(hour(26.4));
        assertThat(dueSoon.dueByMillis()).isEqualTo(hour(28));
        assertThat(dueSoon.why())
                .containsExactly(
                        "case 4711 opened 2026-11-21T10:00:00Z has 1 h 36 min left of its target of 8 h and is due at"
                                + " 2026-11-22T14:00:00Z",
                        "the customer complained with severity 1, 1 is the worst",
                        "it was reopened once");
        CustomerException overdue = desk.exceptions.get(1);
        assertThat(overdue.cause()).isEqualTo("4711/overdue");
        assertThat(overdue.atMillis()).isEqualTo(hour(28));
        assertThat(overdue.customer()).isEqualTo("c-1");
        assertThat(overdue.segment()).isEqualTo("gold");
        assertThat(overdue.touchpoint()).isEqualTo("support");
        assertThat(overdue.why().get(0))
                .isEqualTo("case 4711 opened 2026-11-21T10:00:00Z has reached its target of 8 h and is not resolved");
    }

    @Test
    void aBreachThatIsFoundLateSaysHowLate() {
        desk.see(of("1").at(hour(20)).opened()).until(hour(24));
        desk.see(of("7").targetHours(8).opened()).until(hour(24));
        // the timer was set to the past: the present is what the file has seen
        assertThat(desk.exceptions).hasSize(1);
        assertThat(desk.exceptions.get(0).why().get(0)).contains("is 12 h past its target of 8 h");
    }

    @Test
    void saysEachThingOnceThoughReopenedAgainAndAgain() {
        desk.see(of("7").complaint(2), of("7").targetHours(2).opened());
        for (int round = 0; round < 5; round++) {
            desk.see(
                    of("7").at(hour(10 * round + 1)).resolved(),
                    of("7").at(hour(10 * round + 8)).reopened());
        }
        desk.see(of("7").at(hour(60)).resolved()).untilTheEnd();

        assertThat(desk.said())
                .containsExactly(
                        "001.000 COMPLAINT_RESOLVED_QUICKLY 7",
                        "008.600 7/due-soon due 009.000",
                        "009.000 7/overdue due 013.000",
                        "009.000 TARGET_MISSED 7");
    }

    @Test
    void whatIsSaidAtATimeDependsOnNothingLater() {
        // all events are seen before the first timer, as in a backtest
        desk.see(
                        of("7").at(hour(20)).targetHours(100).verdict(true).closed(),
                        of("7").at(hour(12)).resolved(),
                        of("7").at(hour(0)).targetHours(10).opened(),
                        of("7").at(hour(9)).complaint(4))
                .untilTheEnd();

        assertThat(desk.said())
                .containsExactly(
                        "008.000 7/due-soon due 010.000",
                        "010.000 7/overdue due 014.000",
                        "010.000 TARGET_MISSED 7",
                        "012.000 COMPLAINT_RESOLVED 7");
        assertThat(desk.exceptions.get(0).why()).as("nobody had complained yet").hasSize(1);
        assertThat(desk.told()).containsExactly("012.000 gold/support 43200.0 s in target true");
    }

    @Test
    void momentsSayWhereAndOfWhichCase() {
        desk.see(of("7").complaint(2), of("7").at(hour(1)).touchpoint("hotline").resolved())
                .untilTheEnd();

        assertThat(desk.moments)
                .containsExactly(new Moment(hour(1), MomentKind.COMPLAINT_RESOLVED, 1, "gold", "hotline", "7"));
    }

    @Test
    void aResolvedCaseIsSettledAtTheNextFullHourAfterTheReopeningTime() {
        desk.see(of("7").opened(), of("7").at(hour(1.25)).resolved()).until(hour(2 + 14 * 24) - 1);
        assertThat(desk.tally.open).isEqualTo(1);
        assertThat(desk.file.count).isEqualTo(1);

        desk.until(hour(2 + 14 * 24));
        assertThat(desk.tally.open).isZero();
        assertThat(desk.file.count).isZero();
        assertThat(desk.tally.readings(0)).isNotEmpty();
    }

    @Test
    void aCaseThatNobodyResolvesHasAnEndToo() {
        desk.see(of("7").targetHours(1).opened()).until(hour(400 * 24) - 1);
        assertThat(desk.file.count).isEqualTo(1);

        desk.until(hour(400 * 24));
        assertThat(desk.file.count).isZero();
        assertThat(desk.tally.open).isZero();
        assertThat(desk.told()).containsExactly("001.000 gold/support null s in target false");
    }

    @Test
    void observersHaveNoCases() {
        desk.see(of("7").origin(Origin.PROBE).opened(), of(null).complaint(1));

        assertThat(desk.file.count).isZero();
    }

    @Test
    void aCaseThatIsUpdatedAThousandTimesStaysSmallAndRight() {
        desk.see(of("7").targetHours(8).opened());
        for (int i = 1; i <= 1_000; i++) {
            desk.see(
                    of("7").at(hour(i / 1_000.0)).acknowledged(),
                    of("7").at(hour(3 + i / 1_000.0)).resolved());
        }

        assertThat(desk.file.cases[0].steps).hasSizeLessThanOrEqualTo(Case.MOST_STEPS);
        assertThat(desk.untilTheEnd().told()).containsExactly("003.001 gold/support 10803.6 s in target true");
    }
}
