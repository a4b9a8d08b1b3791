package xm.app.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import xm.app.backtest.AlertLife;
import xm.event.Cell;

/**
 * That no alert fires between two times.
 *
 * @param where file and line of the test
 * @param promise {@code null} for any
 * @param cell {@code null} for any
 * @param except those that are expected by themselves
 */
record ExpectedQuiet(
        String where, String promise, Cell cell, long fromMillis, long toMillis, List<ExpectedAlert> except)
        implements Expectation {

    @Override
    public Optional<String> failure(Outcome outcome) {
        if (cell != null && !outcome.isKnown(promise, cell)) {
            return Optional.of(where + ": nothing was ever said of " + (promise == null ? "" : promise + " at ")
                    + cell.key() + ", so that nothing fired there proves nothing; is it spelt as in the events?");
        }
        List<AlertLife> loud = outcome.about(promise, cell).stream()
                .filter(alert ->
                        alert.first().detectedAtMillis() <= toMillis && alert.endMillis(Long.MAX_VALUE) >= fromMillis)
                .filter(alert -> except.stream().noneMatch(expected -> isExpected(alert, expected, outcome)))
                .toList();
        return loud.isEmpty()
                ? Optional.empty()
                : Optional.of(where + ": nothing" + (except.isEmpty() ? "" : " else") + " should fire; what fired: "
                        + loud.stream().map(Outcome::words).collect(Collectors.joining("; ")));
    }

    /** Of several at one cell those that are as expected; if none is, that is told already. */
    private static boolean isExpected(AlertLife alert, ExpectedAlert expected, Outcome outcome) {
        List<AlertLife> about = outcome.about(expected.promise(), expected.cell());
        return about.contains(alert)
                && (expected.isMetBy(alert) || about.stream().noneMatch(expected::isMetBy));
    }
}
