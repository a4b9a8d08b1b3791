package xm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static xm.report.Shifts.alert;
import static xm.report.Shifts.minute;
import static xm.report.Shifts.verdict;

import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;
import xm.report.Report.BrokenCell;
import xm.report.Report.OwnerLine;
import xm.report.Report.PromiseLine;

class ReportingTest {
    private static final String GOLD = "gold/checkout/*";
    private static final String BASIC = "basic/checkout/*";
    private static final long MINUTE = 60_000;

    private final Happened happened = Shifts.watched(-240, 500);

    @Test
    void aPromiseIsBrokenFromTheDropUntilTheVerdictThatSaysOtherwise() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, -30));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 84, 90, 0.7));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 84, 91, 0.6));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 110));

        BrokenCell cell = Reporting.of(happened).cells().get(0);
        assertThat(cell.broken()).containsExactly(new Stretch(minute(84), minute(110)));
        assertThat(cell.worst().value()).isEqualTo(0.6);
        assertThat(cell.isStill()).isFalse();
    }

    @Test
    void whatWasBrokenBeforeTheShiftCountsFromItsBeginningAndWhatIsStillToItsEnd() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, -200, -120, 0.7));

        Report report = Reporting.of(happened);
        assertThat(report.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.brokenMillis()).isEqualTo(Shifts.EARLY.lengthMillis());
            assertThat(cell.isStill()).isTrue();
        });
        assertThat(report.totals().brokenPromises()).isEqualTo(1);
    }

    /** It is at risk, kept, at risk while evidence gathers; then it turns out when it dropped. */
    @Test
    void whatWasSaidOfATimeThatTurnsOutBrokenIsForgotten() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 20));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.AT_RISK, 30));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 33));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.AT_RISK, 35));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 28, 36, 0.7));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 50));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 40, 55, 0.7));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 60));

        assertThat(Reporting.of(happened).cells().get(0).broken())
                .containsExactly(new Stretch(minute(10), minute(20)), new Stretch(minute(28), minute(60)));
    }

    @Test
    void aPromiseIsOfAllWhoseCellsAreBroken() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(alert("satisfied", BASIC, "service-desk", 84, 204.0, 312));

        assertThat(Reporting.of(happened).promises())
                .extracting(PromiseLine::owner)
                .containsExactly("cx-digital, service-desk");
    }

    /** The next shift read "back at 91 %" under "still open". */
    @Test
    void whatWasOverOnlyAfterTheShiftIsToldAsItStoodInIt() {
        happened.add(alert("satisfied", GOLD, "cx-digital", 400, null, 312, "Gold CSAT at checkout 74 %"));
        happened.add(alert("satisfied", GOLD, "cx-digital", 400, 500.0, 312, "Gold CSAT at checkout back at 91 %"));

        assertThat(Reporting.of(happened).incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.alert().summary()).isEqualTo("Gold CSAT at checkout 74 %");
            assertThat(incident.alert().resolvedAtMillis()).isNull();
        });
    }

    /** An alert fires on for a while when all is well: "1 promise was broken, for 0 s in all". */
    @Test
    void anAlertThatOnlyWaitsForItsEndIsNoBrokenPromise() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, -60));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, -10));
        happened.add(alert("satisfied", GOLD, "cx-digital", -60, 10.0, 312));

        assertThat(Reporting.of(happened).totals().brokenPromises()).isZero();
        assertThat(Reporting.of(happened).totals().ended()).isEqualTo(1);
    }

    @Test
    void twoCellsAtOnceCountOnceInMinutes() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 40));
        happened.add(verdict("satisfied", BASIC, 7, VerdictState.BROKEN, 30));
        happened.add(verdict("satisfied", BASIC, 7, VerdictState.KEPT, 60));

        Report report = Reporting.of(happened);
        assertThat(report.totals().brokenMillis()).isEqualTo(50 * MINUTE);
        assertThat(report.promises()).singleElement().satisfies(line -> {
            assertThat(line.brokenMillis()).isEqualTo(50 * MINUTE);
            assertThat(line.millis()).containsEntry(VerdictState.BROKEN, 60 * MINUTE);
            assertThat(line.brokenCells()).isEqualTo(2);
        });
    }

    @Test
    void eachVersionOfTheBookAnswersForItsOwnTime() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(verdict("satisfied", GOLD, 8, VerdictState.BROKEN, 10, 100, 0.7));
        happened.add(verdict("satisfied", GOLD, 8, VerdictState.KEPT, 120));

        Report report = Reporting.of(happened);
        assertThat(report.promises())
                .extracting(PromiseLine::version, PromiseLine::brokenMillis)
                .containsExactly(tuple(7, 90 * MINUTE), tuple(8, 20 * MINUTE));
        assertThat(report.totals().brokenMillis()).isEqualTo(110 * MINUTE);
    }

    @Test
    void whatIsSaidAgainAfterARestartTellsNothingNew() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 5));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 40));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 5));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));

        assertThat(Reporting.of(happened).totals().brokenMillis()).isEqualTo(30 * MINUTE);
    }

    @Test
    void aPromiseThatIsWithdrawnIsNeitherBrokenNorKept() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 10));
        happened.add(Shifts.withdrawn("satisfied", GOLD, 7, 40));

        assertThat(Reporting.of(happened).promises())
                .singleElement()
                .satisfies(line -> assertThat(line.millis()).containsOnlyKeys(VerdictState.BROKEN));
    }

    @Test
    void anAlertIsOpenIfItFiredAtTheEndOfTheShiftWhateverCameLater() {
        happened.add(alert("satisfied", GOLD, "cx", 84, 600.0, 312));
        happened.add(alert("satisfied", BASIC, "cx", 100, 200.0, 10));
        happened.add(alert("past", BASIC, "cx", -300, -10.0, 10));
        happened.add(alert("later", BASIC, "cx", 490, null, 10));

        Report report = Reporting.of(happened);
        assertThat(report.incidents())
                .extracting(incident -> incident.alert().key(), Report.Incident::isOpen)
                .containsExactly(tuple("satisfied/" + GOLD, true), tuple("satisfied/" + BASIC, false));
        assertThat(report.totals().open()).isEqualTo(1);
        assertThat(report.totals().customers()).isEqualTo(322);
    }

    @Test
    void ofALifeTheNewestRevisionCountsAndAnEndIsAnEnd() {
        happened.add(alert("satisfied", GOLD, "cx", 84, 225.0, 312));
        happened.add(alert("satisfied", GOLD, "cx", 84, null, 5));

        assertThat(Reporting.of(happened).incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.isOpen()).isFalse();
            assertThat(incident.alert().customersAffected()).isEqualTo(312);
        });
    }

    /** A job that began anew without its state left an alert that was open for ever, beside its next life. */
    @Test
    void aLifeThatANewOneOfTheSameKeyReplacedIsOverWhenThatBegan() {
        happened.add(alert("satisfied", GOLD, "cx", 84, null, 312));
        happened.add(alert("satisfied", GOLD, "cx", 204, null, 20));
        happened.add(alert("satisfied", BASIC, "cx", 300, null, 5));

        Report report = Reporting.of(happened);
        assertThat(report.incidents())
                .extracting(Report.Incident::isOpen, Report.Incident::isLeft, Report.Incident::overMillis)
                .containsExactly(tuple(true, false, null), tuple(true, false, null), tuple(false, true, minute(210)));
        assertThat(report.totals().open()).isEqualTo(2);
        assertThat(report.totals().customers())
                .as("those of both lives are the same")
                .isEqualTo(312 + 5);
        assertThat(report.promises())
                .singleElement()
                .extracting(Report.PromiseLine::customers)
                .isEqualTo(317L);
        assertThat(ReportMarkdown.text(report)).contains("| left without an end |");
        assertThat(ReportCsv.text(report)).contains(",false,", "2026-11-28T09:30:00Z");
    }

    @Test
    void aLifeThatIsReplacedOnlyAfterTheShiftIsOpenInIt() {
        happened.add(alert("satisfied", GOLD, "cx", 84, null, 312));
        happened.add(alert("satisfied", GOLD, "cx", 500, null, 20));

        assertThat(Reporting.of(happened).incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.isLeft()).isFalse();
        });
    }

    /** Their verdicts may be of a job that writes to other topics, or be gone. */
    @Test
    void withoutVerdictsTheAlertsSayForHowLong() {
        happened.add(alert("satisfied", GOLD, "cx", 84, 204.0, 312));

        assertThat(Reporting.of(happened).totals().brokenMillis()).isEqualTo(120 * MINUTE);
    }

    @Test
    void whoHasMostOpenComesFirstAndWhatNobodyOwnsIsNotForgotten() {
        happened.add(alert("satisfied", GOLD, "cx", 84, 204.0, 312));
        happened.add(alert("reachable", GOLD, null, 90, null, 7));

        assertThat(Reporting.of(happened).owners())
                .extracting(OwnerLine::owner, OwnerLine::open, OwnerLine::customers)
                .containsExactly(tuple(null, 1, 7L), tuple("cx", 0, 312L));
    }

    @Test
    void aShiftWithoutExceptionsIsEmpty() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, -30));

        Report report = Reporting.of(happened);
        assertThat(report.isEmpty()).isTrue();
        assertThat(report.judged()).isEqualTo(1);
    }

    /** "Broken for 8 h" of a promise of which nobody knew after the first: the job had died. */
    @Test
    void aVerdictHoldsNoLongerThanSomebodyWatched() {
        Happened lost = Shifts.watched(-60, 60);
        lost.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, -30));
        lost.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 30));
        lost.add(alert("satisfied", GOLD, "cx-digital", 30, null, 312));

        Report report = Reporting.of(lost);
        assertThat(report.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.broken()).containsExactly(new Stretch(minute(30), minute(60)));
            assertThat(cell.isStill()).isFalse();
        });
        assertThat(report.unwatched()).containsExactly(new Stretch(minute(60), minute(480)));
        assertThat(report.promises()).singleElement().satisfies(line -> {
            assertThat(line.millis())
                    .containsOnly(entry(VerdictState.KEPT, 30 * MINUTE), entry(VerdictState.BROKEN, 30 * MINUTE));
            assertThat(line.unwatchedMillis()).isEqualTo(420 * MINUTE);
        });
        assertThat(report.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.stretch()).isEqualTo(new Stretch(minute(30), minute(60)));
        });
    }

    /** It was away from 100 to 200, and judged those events when it was back. */
    @Test
    void whatWasJudgedLaterIsKnown() {
        Happened back = Shifts.watched(-60, 100);
        Shifts.watch(back, 200, 500);
        for (int minute = 100; minute <= 200; minute++) {
            back.add(verdict("satisfied", BASIC, 7, VerdictState.KEPT, minute));
        }
        back.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 90));
        back.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 120));
        back.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 180));

        Report report = Reporting.of(back);
        assertThat(report.unwatched()).isEmpty();
        assertThat(report.totals().brokenMillis()).isEqualTo(60 * MINUTE);
    }

    /** Nobody watched from 100 to 200, but at 210 it turns out that it has been broken since 150. */
    @Test
    void whoSaysSinceWhenItWasBrokenHasLookedAtThatTime() {
        Happened back = Shifts.watched(-60, 100);
        Shifts.watch(back, 200, 500);
        back.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 0));
        back.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 150, 210, 0.7));
        back.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 240));

        Report report = Reporting.of(back);
        assertThat(report.cells().get(0).broken()).containsExactly(new Stretch(minute(150), minute(240)));
        assertThat(report.promises().get(0).unwatchedMillis()).isEqualTo(50 * MINUTE);
        assertThat(report.unwatched()).containsExactly(new Stretch(minute(100), minute(200)));
    }

    @Test
    void whereNobodyWatchedNoPlaceWasJudged() {
        Happened dead = Shifts.watched(-60, -10);
        dead.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, -30));

        Report report = Reporting.of(dead);
        assertThat(report.judged()).isZero();
        assertThat(report.isEmpty()).isTrue();
        assertThat(report.unwatched()).containsExactly(new Stretch(Shifts.EARLY.fromMillis(), Shifts.EARLY.toMillis()));
    }
}
