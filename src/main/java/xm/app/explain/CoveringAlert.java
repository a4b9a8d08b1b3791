package xm.app.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import xm.alert.Alert;
import xm.app.backtest.AlertLife;

/** Which alert covered the cell at the time asked for. */
record CoveringAlert(Question question) {

    /** Of alerts in the order in which they were told; of several the one that fired last. */
    Optional<AlertLife> among(List<Alert> revisions) {
        return AlertLife.of(revisions).stream()
                .filter(alert -> alert.promises().contains(question.promise()))
                .filter(alert -> alert.keys().contains(question.cell().key()))
                .filter(alert -> alert.first().detectedAtMillis() <= question.atMillis())
                .filter(alert -> alert.endMillis(Long.MAX_VALUE) > question.atMillis())
                .max(Comparator.comparingLong(alert -> alert.first().detectedAtMillis()));
    }
}
