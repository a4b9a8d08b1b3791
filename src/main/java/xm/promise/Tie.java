package xm.promise;

import java.util.ArrayList;
import java.util.List;
import xm.event.Cell;

/**
 * Two variations of a promise that both hold at a cell, on different terms, and neither of which wins; or of the very
 * same cells, of which one is off.
 *
 * @param cell where, {@link #ELSEWHERE} for a name that no variation has
 */
public record Tie(Variation one, Variation other, Cell cell) {
    /** A name that no data has: names are kebab-case. */
    static final String ELSEWHERE = "any other";

    /** Every pair of a promise's variations that ties somewhere, each once. */
    public static List<Tie> of(PromiseBook book, Promise promise) {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < promise.except().size(); i++) {
            for (int j = i + 1; j < promise.except().size(); j++) {
                addTie(book, promise, promise.except().get(i), promise.except().get(j), ties);
            }
        }
        return ties;
    }

    private static void addTie(PromiseBook book, Promise promise, Variation one, Variation other, List<Tie> ties) {
        if (one.isOff() != other.isOff() && one.namesCellsOf(other)) {
            common(book, promise, one, other).stream()
                    .findFirst()
                    .ifPresent(cell -> ties.add(new Tie(one, other, cell)));
            return;
        }
        if (one.isOff() || other.isOff() || one.named() != other.named() || one.hasTermsOf(other)) {
            return;
        }
        for (Cell cell : common(book, promise, one, other)) {
            if (Commitments.strongest(book, promise, cell).containsAll(List.of(one, other))
                    && !isOff(book, promise, cell)) {
                ties.add(new Tie(one, other, cell));
                return;
            }
        }
    }

    private static boolean isOff(PromiseBook book, Promise promise, Cell cell) {
        return Commitments.terms(book, promise, cell).isEmpty();
    }

    /** One cell for each way in which both may fit; where neither names a dimension, a name that no variation has. */
    private static List<Cell> common(PromiseBook book, Promise promise, Variation one, Variation other) {
        String touchpoint = named(promise, Dimension.TOUCHPOINT, one.touchpoint(), other.touchpoint());
        String channel = named(promise, Dimension.CHANNEL, one.channel(), other.channel());
        return segments(book, promise, one, other).stream()
                .map(segment -> new Cell(segment, touchpoint, channel))
                .toList();
    }

    private static List<String> segments(PromiseBook book, Promise promise, Variation one, Variation other) {
        String band = one.band() != null ? one.band() : other.band();
        if (one.segment() != null || other.segment() != null || band == null) {
            return List.of(named(promise, Dimension.SEGMENT, one.segment(), other.segment()));
        }
        return book.segments().keySet().stream()
                .filter(segment -> band.equals(book.band(segment)))
                .toList();
    }

    private static String named(Promise promise, Dimension dimension, String one, String other) {
        if (one != null || other != null) {
            return one != null ? one : other;
        }
        return promise.by().contains(dimension.wireName()) ? ELSEWHERE : Cell.ANY;
    }
}
