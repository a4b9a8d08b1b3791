package xm.app.trial;

import java.util.List;
import java.util.Optional;
import xm.event.Cell;

/**
 * That a promise at a cell stands so at a time, or has stood so by then.
 *
 * @param where file and line of the test
 * @param isBy whether any time up to then will do
 */
record ExpectedVerdict(String where, String promise, Cell cell, long timeMillis, boolean isBy, String state)
        implements Expectation {

    @Override
    public Optional<String> failure(Outcome outcome) {
        Optional<Said> then = outcome.at(promise, cell, timeMillis);
        boolean isSo = isBy
                ? wasSo(outcome)
                : then.filter(said -> said.state().equals(state)).isPresent();
        return isSo ? Optional.empty() : Optional.of(sentence(outcome, then));
    }

    private boolean wasSo(Outcome outcome) {
        return outcome.of(promise, cell).stream()
                .anyMatch(said -> said.atMillis() <= timeMillis && said.state().equals(state));
    }

    private String sentence(Outcome outcome, Optional<Said> then) {
        List<Said> all = outcome.of(promise, cell);
        String instead = then.map(said -> "it was " + said.words())
                .orElseGet(() -> all.isEmpty()
                        ? "nothing was ever said of it: no such cell was seen, or no book was in force"
                        : "nothing had been said of it; the first was at "
                                + Outcome.time(all.get(0).atMillis()));
        Optional<Said> later = all.stream()
                .filter(said -> said.atMillis() > timeMillis && said.state().equals(state))
                .findFirst();
        return where + ": " + promise + " at " + cell.key() + " should be " + state + (isBy ? " by " : " at ")
                + Outcome.time(timeMillis) + "; " + instead
                + later.map(said -> "; " + state + " only at " + Outcome.time(said.atMillis()))
                        .orElse("");
    }
}
