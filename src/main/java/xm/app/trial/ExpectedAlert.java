package xm.app.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.alert.AlertKind;
import xm.app.backtest.AlertLife;
import xm.event.Cell;
import xm.promise.Severity;

/**
 * That an alert on a promise is about a cell and fires and is resolved in time; what is {@code null} is not asked.
 *
 * @param where file and line of the test
 * @param notBefore it may not fire earlier
 * @param kind never {@code null}: that a source fell silent is no proof that a promise broke
 */
record ExpectedAlert(
        String where,
        String promise,
        Cell cell,
        Long notBefore,
        Long firingBy,
        Long firingAt,
        Long resolvedBy,
        Long resolvedAt,
        Severity severity,
        AlertKind kind)
        implements Expectation {

    @Override
    public Optional<String> failure(Outcome outcome) {
        List<AlertLife> about = outcome.about(promise, cell);
        if (about.isEmpty()) {
            String near = outcome.of(promise, cell).stream()
                    .reduce((earlier, later) -> later)
                    .map(said -> "; at last it was " + said.words())
                    .orElse("; nothing was ever said of it");
            return Optional.of(expected() + " should fire; " + outcome.fired() + near);
        }
        List<String> wrong = new ArrayList<>();
        for (AlertLife alert : about) {
            Optional<String> unlike = unlike(alert);
            if (unlike.isEmpty()) {
                return Optional.empty();
            }
            wrong.add(unlike.get());
        }
        return Optional.of(expected() + " " + String.join("; ", wrong));
    }

    boolean isMetBy(AlertLife alert) {
        return unlike(alert).isEmpty();
    }

    private String expected() {
        return where + ": an alert on " + promise + " at " + cell.key();
    }

    private Optional<String> unlike(AlertLife alert) {
        long fired = alert.first().detectedAtMillis();
        Long resolved = alert.last().resolvedAtMillis();
        String so = "; it was " + Outcome.words(alert);
        if (alert.first().kind() != kind) {
            return Optional.of("should be of kind " + kind.wireName() + so);
        }
        if (notBefore != null && fired < notBefore) {
            return Optional.of("should not fire before " + Outcome.time(notBefore) + so);
        }
        if (firingBy != null && fired > firingBy) {
            return Optional.of("should fire by " + Outcome.time(firingBy) + so);
        }
        if (firingAt != null && (fired > firingAt || (resolved != null && resolved <= firingAt))) {
            return Optional.of("should be firing at " + Outcome.time(firingAt) + so);
        }
        if (resolvedBy != null && (resolved == null || resolved > resolvedBy)) {
            return Optional.of("should be resolved by " + Outcome.time(resolvedBy) + so);
        }
        if (resolvedAt != null && (resolved == null || resolved > resolvedAt || fired > resolvedAt)) {
            return Optional.of("should have fired and be resolved at " + Outcome.time(resolvedAt) + so);
        }
        if (severity != null && alert.loudest() != severity) {
            return Optional.of("should be a " + severity.wireName() + so);
        }
        return Optional.empty();
    }
}
