package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.Books.band;
import static xm.promise.Books.book;
import static xm.promise.Books.promise;
import static xm.promise.Books.segment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.event.Cell;

class BookDifferenceTest {
    private static final long DAY = 86_400_000;

    @Test
    void saysNothingOfWhatIsTheSame() {
        Variation one = band("high", null, null, 0.9);
        Variation two = segment(null, "checkout", null, null);
        assertThat(BookDifference.of(
                        book(1, promise("a", 0.8, one, two), promise("b", 0.7)),
                        book(2, promise("b", 0.7), promise("a", 0.8, two, one))))
                .isEmpty();
    }

    @Test
    void saysWhatIsNewAndWhatIsGone() {
        assertThat(BookDifference.of(
                        book(1, promise("a", 0.8)), book(2, promise("b", 0.7, band("high", null, null, 0.9)))))
                .containsExactly(
                        "a is no longer promised (was csat at least 0.8)",
                        "new promise b: csat at least 0.7 by segment, touchpoint and channel; at most one false alarm in"
                                + " P30D per cell; ticket to cx, page after PT4H",
                        "b, band high: at least 0.9");
        assertThat(BookDifference.of(null, book(1)))
                .containsExactly(
                        "segment platinum is new: band high, value 900",
                        "segment gold is new: band high, value 400",
                        "segment basic is new: band mass, value 40");
    }

    @Test
    void saysWhetherABoundBecomesStricter() {
        assertThat(BookDifference.of(book(1, promise("a", 0.8)), book(2, promise("a", 0.88))))
                .containsExactly("a: at least 0.88 instead of 0.8, which is stricter");
        assertThat(BookDifference.of(book(1, promise("a", "complaints", 2)), book(2, promise("a", "complaints", 3))))
                .containsExactly("a: at most 3 per 100 customers instead of 2, which is easier");
        assertThat(BookDifference.of(book(1, promise("a", "effort", 0.3)), book(2, promise("a", "qoe", 4))))
                .containsExactly(
                        "a is about qoe at least 4 instead of effort at most 0.3",
                        "a: its open alerts end with that, and what is still broken is told anew when the new cells have"
                                + " proven it");
    }

    @Test
    void saysWhatBecomesOfEveryTerm() {
        Promise was = promise("a", 0.8, segment("gold", null, null, 0.9), segment("basic", null, null, 0.7));
        Promise is = new Promise(
                "a",
                "csat",
                List.of("segment"),
                0.8,
                604_800_000,
                Severity.PAGE,
                null,
                "https://x",
                0,
                List.of(segment("gold", null, null, null), band("high", null, null, 0.85)),
                1);
        PromiseBook after = new PromiseBook(
                2,
                0,
                Map.of("gold", new SegmentTerms("high", 500)),
                Map.of("delivery", new TouchpointTerms("post-purchase", "indirect", 1_800_000)),
                List.of(is));
        assertThat(BookDifference.of(book(1, was), after))
                .containsExactly(
                        "segment platinum is no longer listed (was band high, value 900)",
                        "segment basic is no longer listed (was band mass, value 40)",
                        "segment gold: band high, value 500 instead of band high, value 400",
                        "touchpoint delivery is new: stage post-purchase, indirect, silent after PT30M",
                        "a is judged by segment instead of by segment, touchpoint and channel",
                        "a: its open alerts end with that, and what is still broken is told anew when the new cells have"
                                + " proven it",
                        "a: falseAlarmEvery P7D instead of P30D",
                        "a: severity page instead of ticket",
                        "a: owner none instead of cx",
                        "a: runbook https://x instead of none",
                        "a: escalateAfter never instead of PT4H",
                        "a: no longer an exception for segment basic (was at least 0.7)",
                        "a, segment gold: off instead of at least 0.9",
                        "a: new exception for band high: at least 0.85");
    }

    @Test
    void saysAtWhichCellsWhatIsPromisedChanges() {
        Cell gold = new Cell("gold", "checkout", "web");
        Cell platinum = new Cell("platinum", "checkout", "web");
        Cell basic = new Cell("basic", "checkout", "web");
        PromiseBook before = book(1, promise("a", 0.8));
        PromiseBook after =
                book(2, promise("a", 0.8, band("high", null, null, 0.88), segment("basic", "checkout", null, null)));
        Map<Cell, Set<String>> signals = new LinkedHashMap<>();
        List.of(gold, platinum, basic).forEach(cell -> signals.put(cell, Set.of("csat")));
        signals.put(new Cell("gold", "search", "web"), Set.of("qoe"));
        assertThat(BookDifference.atCells(before, after, signals))
                .containsExactly(
                        Map.entry(
                                "a: csat at least 0.88 (ticket) instead of csat at least 0.8 (ticket)",
                                List.of(gold, platinum)),
                        Map.entry("a: nothing instead of csat at least 0.8 (ticket)", List.of(basic)));
    }

    /** Who is called, how sure they have to be and when it gets louder changes as much as the bound. */
    @Test
    void saysAtWhichCellsOtherTermsChange() {
        Cell gold = new Cell("gold", "checkout", "web");
        Map<Cell, Set<String>> signals = Map.of(gold, Set.of("csat"));
        List<String> by = List.of("segment", "touchpoint", "channel");
        Promise was = new Promise("a", "csat", by, 0.8, 30 * DAY, Severity.TICKET, "cx", null, DAY, List.of(), 1);
        Promise is = new Promise("a", "csat", by, 0.8, 7 * DAY, Severity.TICKET, "shop", null, 0, List.of(), 1);

        assertThat(BookDifference.atCells(book(1, was), book(2, is), signals))
                .containsOnlyKeys(
                        "a: falseAlarmEvery P7D instead of P30D; owner shop instead of cx; escalateAfter never"
                                + " instead of P1D");
        assertThat(BookDifference.atCells(book(1, was), book(2, was), signals)).isEmpty();
    }
}
