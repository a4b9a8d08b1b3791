package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.event.Cell;
import xm.promise.Severity;

class ComparisonTest {
    private static final long MINUTE = 60_000;

    @Test
    void theSameCellAtTheSameTimeIsUnderBothAndTellsHowMuchLater() {
        AlertLife first = alert("a", "satisfied", 10, 14, 60, "gold/checkout/*");
        AlertLife other = alert("b", "satisfied", 12, 22, 50, "gold/checkout/*");
        Comparison comparison = compare(List.of(first), List.of(other));

        assertThat(comparison.both()).containsExactly(new Comparison.Pair(first, other));
        assertThat(comparison.both().get(0).otherLaterMillis()).isEqualTo(8 * MINUTE);
        assertThat(comparison.onlyFirst()).isEmpty();
        assertThat(comparison.onlyOther()).isEmpty();
    }

    @Test
    void whatDoesNotOverlapInTimeIsNotTheSame() {
        AlertLife first = alert("a", "satisfied", 10, 14, 60, "gold/checkout/*");
        AlertLife other = alert("b", "satisfied", 61, 70, 90, "gold/checkout/*");
        Comparison comparison = compare(List.of(first), List.of(other));

        assertThat(comparison.both()).isEmpty();
        assertThat(comparison.onlyFirst()).containsExactly(first);
        assertThat(comparison.onlyOther()).containsExactly(other);
    }

    @Test
    void otherPromisesAndOtherCellsAreNotTheSame() {
        AlertLife first = alert("a", "satisfied", 10, 14, 60, "gold/checkout/*");
        AlertLife promise = alert("b", "gets-through", 10, 14, 60, "gold/checkout/*");
        AlertLife cell = alert("c", "satisfied", 10, 14, 60, "gold/search/*");

        assertThat(compare(List.of(first), List.of(promise, cell)).onlyOther()).containsExactly(promise, cell);
    }

    @Test
    void aCellThatRollsUpTheOtherIsTheSame() {
        AlertLife first = alert("a", "satisfied", 10, 14, 60, "gold/checkout/*");
        AlertLife other = alert("b", "satisfied", 10, 14, 60, "*/checkout/*");

        assertThat(compare(List.of(first), List.of(other)).both()).hasSize(1);
    }

    @Test
    void whatIsNotResolvedLastsUntilTheEnd() {
        AlertLife first = alert("a", "satisfied", 10, 14, null, "gold/checkout/*");
        AlertLife other = alert("b", "satisfied", 300, 310, null, "gold/checkout/*");

        assertThat(compare(List.of(first), List.of(other)).both()).hasSize(1);
    }

    @Test
    void oneThatIsTheSameAsSeveralIsPairedWithTheEarliestAndMissesNone() {
        AlertLife first = alert("a", "satisfied", 10, 14, 60, "gold/checkout/*", "basic/checkout/*");
        AlertLife late = alert("b", "satisfied", 12, 30, 60, "basic/checkout/*");
        AlertLife early = alert("c", "satisfied", 12, 20, 60, "gold/checkout/*");
        Comparison comparison = compare(List.of(first), List.of(late, early));

        assertThat(comparison.both()).containsExactly(new Comparison.Pair(first, early));
        assertThat(comparison.onlyOther()).isEmpty();
    }

    private static Comparison compare(List<AlertLife> first, List<AlertLife> other) {
        return Comparison.of(result(first), result(other));
    }

    private static PromiseResult result(List<AlertLife> alerts) {
        return new PromiseResult(null, new TimeSpan(0, 1000 * MINUTE), new VerdictCount(), alerts);
    }

    private static AlertLife alert(
            String id, String promise, int since, int detected, Integer resolved, String... cells) {
        Alert fired = revision(id, promise, since, detected, null, cells);
        return AlertLife.of(
                        resolved == null
                                ? List.of(fired)
                                : List.of(fired, revision(id, promise, since, detected, resolved * MINUTE, cells)))
                .get(0);
    }

    private static Alert revision(
            String id, String promise, int since, int detected, Long resolvedMillis, String... cells) {
        return new Alert(
                promise + '/' + cells[0],
                id,
                resolvedMillis == null ? 0 : 1,
                AlertKind.PROMISE_BROKEN,
                resolvedMillis == null,
                promise,
                1,
                Cell.ofKey(cells[0]),
                "csat",
                Severity.PAGE,
                "something is wrong",
                0.8,
                null,
                since * MINUTE,
                detected * MINUTE,
                resolvedMillis,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                Arrays.asList(cells),
                0,
                null,
                false,
                List.of());
    }
}
