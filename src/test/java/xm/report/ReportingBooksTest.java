package xm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static xm.report.Shifts.minute;
import static xm.report.Shifts.verdict;

import org.junit.jupiter.api.Test;
import xm.promise.Commitment;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.report.Report.BrokenCell;
import xm.report.Report.PromiseLine;

/** What is broken is told of the owner, the bound and the version of the book under which it was. */
class ReportingBooksTest {
    private static final String GOLD = "gold/checkout/*";
    private final Happened happened = Shifts.watched(-240, 500);

    /** Whoever was given the promise by a later book had broken it, and a bound that was kept. */
    @Test
    void whatWasBrokenUnderAnOlderBookIsOfItsOwnerAndItsBound() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 84, 90, 0.74));
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 150));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.KEPT, 240), "care-desk", 0.70));

        Report report = Reporting.of(happened);
        assertThat(report.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.commitment().owner()).isEqualTo("cx-digital");
            assertThat(cell.commitment().bound()).isEqualTo(0.88);
        });
        assertThat(report.owners()).extracting(Report.OwnerLine::owner).containsExactly("cx-digital");
        assertThat(report.promises())
                .extracting(Report.PromiseLine::version, Report.PromiseLine::owner)
                .containsExactly(tuple(7, "cx-digital"));
        assertThat(ReportMarkdown.text(report)).contains("| 74 % | ≥ 88 % | cx-digital |");
    }

    @Test
    void whatIsBrokenUnderTwoBooksIsToldOfEachOwner() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.BROKEN, 84, 90, 0.74));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.BROKEN, 84, 150, 0.66), "care-desk", 0.70));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.KEPT, 200), "care-desk", 0.70));

        assertThat(Reporting.of(happened).cells())
                .extracting(
                        cell -> cell.commitment().owner(), cell -> cell.worst().value(), BrokenCell::brokenMillis)
                .containsExactly(
                        tuple("cx-digital", 0.74, minute(150) - minute(84)),
                        tuple("care-desk", 0.66, minute(200) - minute(150)));
    }

    /** All of it was of the owner to whom the promise had been given a minute before. */
    @Test
    void whatTurnsOutToHaveBegunUnderAnOlderBookIsOfEachForItsTime() {
        happened.add(verdict("satisfied", GOLD, 7, VerdictState.KEPT, 10));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.KEPT, 149), "care-desk", 0.88));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.BROKEN, 84, 150, 0.74), "care-desk", 0.88));
        happened.add(handedOver(verdict("satisfied", GOLD, 8, VerdictState.KEPT, 200), "care-desk", 0.88));

        Report report = Reporting.of(happened);
        assertThat(report.cells())
                .extracting(cell -> cell.commitment().owner(), BrokenCell::brokenMillis)
                .containsExactly(
                        tuple("cx-digital", minute(149) - minute(84)), tuple("care-desk", minute(200) - minute(149)));
        assertThat(report.promises())
                .extracting(PromiseLine::version, PromiseLine::brokenMillis)
                .containsExactly(tuple(7, minute(149) - minute(84)), tuple(8, minute(200) - minute(149)));
    }

    private static Verdict handedOver(Verdict verdict, String owner, double bound) {
        Commitment before = verdict.commitment();
        Commitment now = new Commitment(
                before.version(), before.promise(), before.cell(), bound, 1, before.severity(), owner, null, 0, null);
        return new Verdict(
                now,
                verdict.state(),
                verdict.sinceMillis(),
                verdict.atMillis(),
                verdict.observed(),
                verdict.evidence(),
                verdict.needed(),
                verdict.customers(),
                verdict.shortfall(),
                verdict.isBlind(),
                verdict.isWithdrawn(),
                verdict.gate());
    }
}
