package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

class ToldVerdictTest {
    @Test
    void comesBackFromItsLine() {
        ToldVerdict verdict = new ToldVerdict(
                -5, "satisfied", "gold/checkout/*", VerdictState.BROKEN, Long.MIN_VALUE, "{\"a\":\"\"}");

        assertThat(ToldVerdict.of(verdict.line())).isEqualTo(verdict);
    }

    @Test
    void linesAreOrderedByTimePromiseAndCellAndByNothingElse() {
        List<ToldVerdict> verdicts = List.of(
                verdict(-1, "z", "z"),
                verdict(0, "b", "a"),
                verdict(7, "a", "b"),
                verdict(7, "a", "c"),
                verdict(7, "ab", "a"),
                verdict(70, "a", "a"));
        List<String> lines =
                new ArrayList<>(verdicts.stream().map(ToldVerdict::line).toList());
        List<String> wanted = List.copyOf(lines);
        Collections.reverse(lines);
        lines.sort(ToldVerdict.ORDER);

        assertThat(lines).isEqualTo(wanted);
        assertThat(ToldVerdict.ORDER.compare(
                        verdict(7, "a", "b").line(), new ToldVerdict(7, "a", "b", VerdictState.BLIND, 9, "{}").line()))
                .isZero();
    }

    private static ToldVerdict verdict(long at, String promise, String cell) {
        return new ToldVerdict(at, promise, cell, VerdictState.KEPT, 0, "{}");
    }
}
