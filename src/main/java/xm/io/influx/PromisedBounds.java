package xm.io.influx;

import java.util.HashMap;
import java.util.Map;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;

/**
 * What is promised of each signal at a cell: by promises that are judged there, and at the finest cells also by those
 * that are judged above them. Of several promises of one signal the strictest.
 *
 * <p>It remembers what it found, for the same cells come again with each window; and forgets all when that becomes much.
 */
final class PromisedBounds {
    private static final int CELLS_AT_MOST = 100_000;

    private final Map<Integer, Map<Cell, Map<String, Double>>> found = new HashMap<>();
    private int cells;

    /** By the wire name of the signal; nothing where there is no book. */
    Map<String, Double> of(PromiseBook book, Cell cell) {
        if (book == null) {
            return Map.of();
        }
        if (cells >= CELLS_AT_MOST) {
            found.clear();
            cells = 0;
        }
        return found.computeIfAbsent(book.version(), version -> new HashMap<>()).computeIfAbsent(cell, it -> {
            cells++;
            return bounds(book, it);
        });
    }

    private static Map<String, Double> bounds(PromiseBook book, Cell cell) {
        Map<String, Double> bounds = new HashMap<>();
        for (Promise promise : book.promises()) {
            Commitments.watched(book, promise, cell)
                    .map(Commitment::bound)
                    .ifPresent(bound -> bounds.merge(
                            promise.signal(), bound, (one, other) -> stricter(promise.signal(), one, other)));
        }
        return Map.copyOf(bounds);
    }

    private static double stricter(String signal, double one, double other) {
        boolean isHighBetter =
                PromisedSignal.named(signal).map(PromisedSignal::isHighBetter).orElse(true);
        return isHighBetter ? Math.max(one, other) : Math.min(one, other);
    }
}
