package xm.app.backtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would have fired under one promise book and under another, over the same events.
 *
 * <p>Two alerts are about the same if they are of one kind, have a promise in common, have a cell in common or one that
 * contains a cell of the other, and overlap in time. An alert that is about the same as several is paired with the one
 * that was detected first.
 *
 * @param both pairs in the order of the first book's alerts
 * @param onlyFirst what the other book would have missed
 * @param onlyOther what the first book missed
 */
public record Comparison(
        PromiseResult first,
        PromiseResult other,
        List<Pair> both,
        List<AlertLife> onlyFirst,
        List<AlertLife> onlyOther) {

    /** The same under each book. */
    public record Pair(AlertLife first, AlertLife other) {
        /** How much later the other book detected it; negative if earlier. */
        public long otherLaterMillis() {
            return other.first().detectedAtMillis() - first.first().detectedAtMillis();
        }
    }

    public static Comparison of(PromiseResult first, PromiseResult other) {
        List<Pair> both = new ArrayList<>();
        List<AlertLife> onlyFirst = new ArrayList<>();
        Set<AlertLife> matched = new HashSet<>();
        for (AlertLife alert : first.alerts()) {
            List<AlertLife> same = other.alerts().stream()
                    .filter(candidate -> isSame(
                            alert,
                            candidate,
                            first.span().toMillis(),
                            other.span().toMillis()))
                    .toList();
            matched.addAll(same);
            Optional<AlertLife> earliest = same.stream()
                    .min(Comparator.comparingLong(candidate -> candidate.first().detectedAtMillis()));
            earliest.ifPresentOrElse(match -> both.add(new Pair(alert, match)), () -> onlyFirst.add(alert));
        }
        return new Comparison(
                first,
                other,
                both,
                onlyFirst,
                other.alerts().stream()
                        .filter(alert -> !matched.contains(alert))
                        .toList());
    }

    static boolean isSame(AlertLife one, AlertLife other, long oneUntilMillis, long otherUntilMillis) {
        return one.first().kind() == other.first().kind()
                && !Collections.disjoint(one.promises(), other.promises())
                && one.first().sinceMillis() <= other.endMillis(otherUntilMillis)
                && other.first().sinceMillis() <= one.endMillis(oneUntilMillis)
                && one.cells().stream().anyMatch(other::isAbout);
    }
}
