package xm.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.event.Cell;

/**
 * Which promises of a book hold for a cell, and on what terms.
 *
 * <p>A promise holds on the cells that name just its dimensions. Of the variations that fit a cell the one that names
 * more of segment-or-band, touchpoint and channel wins; between a segment and a band, the segment. Of two that name as
 * much, one that is off wins: what is off at a touchpoint is off there for every segment. Independent observers are no
 * customers: nothing is promised to them.
 */
public final class Commitments {
    private Commitments() {}

    /** Every promise that holds for a cell, in the order of the book. */
    public static List<Commitment> of(PromiseBook book, Cell cell) {
        List<Commitment> all = new ArrayList<>();
        for (Promise promise : book.promises()) {
            of(book, promise, cell).ifPresent(all::add);
        }
        return all;
    }

    /** What a promise says of a cell; empty if it is not judged there, or is off. */
    public static Optional<Commitment> of(PromiseBook book, Promise promise, Cell cell) {
        if (!isJudgedOn(promise, cell) || cell.segment().equals(Cell.PROBE)) {
            return Optional.empty();
        }
        return terms(book, promise, cell);
    }

    /**
     * What a promise says of a cell at which it is watched: where it is judged, and at cells that name every dimension,
     * whose part in what is judged above them is of interest. Empty if it is off there.
     */
    public static Optional<Commitment> watched(PromiseBook book, Promise promise, Cell cell) {
        boolean isNamed = !cell.segment().equals(Cell.ANY)
                && !cell.touchpoint().equals(Cell.ANY)
                && !cell.channel().equals(Cell.ANY);
        return isNamed && !cell.segment().equals(Cell.PROBE) ? terms(book, promise, cell) : of(book, promise, cell);
    }

    /** Whether the cell names just the promise's dimensions. */
    public static boolean isJudgedOn(Promise promise, Cell cell) {
        for (Dimension dimension : Dimension.values()) {
            boolean isNamed = !dimension.of(cell).equals(Cell.ANY);
            if (isNamed != promise.by().contains(dimension.wireName())) {
                return false;
            }
        }
        return true;
    }

    /** What a promise says of a cell of any shape; empty if it is off there. */
    public static Optional<Commitment> terms(PromiseBook book, Promise promise, Cell cell) {
        Variation winner = winner(book, promise, cell).orElse(null);
        return winner != null && winner.isOff()
                ? Optional.empty()
                : Optional.of(commitment(book, promise, cell, winner));
    }

    /** The variation whose terms hold at a cell; empty where the promise's own do. */
    static Optional<Variation> winner(PromiseBook book, Promise promise, Cell cell) {
        List<Variation> strongest = strongest(book, promise, cell);
        return strongest.stream()
                .filter(Variation::isOff)
                .findFirst()
                .or(() -> strongest.stream().findFirst());
    }

    /** The variations that fit a cell and that none of the others precedes. */
    static List<Variation> strongest(PromiseBook book, Promise promise, Cell cell) {
        List<Variation> fitting = promise.except().stream()
                .filter(variation -> fits(book, variation, cell))
                .toList();
        int most = fitting.stream().mapToInt(Variation::named).max().orElse(0);
        List<Variation> strongest =
                fitting.stream().filter(variation -> variation.named() == most).toList();
        boolean isSegmentNamed = strongest.stream().anyMatch(variation -> variation.segment() != null);
        return strongest.stream()
                .filter(variation -> !isSegmentNamed || variation.band() == null)
                .toList();
    }

    private static boolean fits(PromiseBook book, Variation variation, Cell cell) {
        return (variation.band() == null || variation.band().equals(book.band(cell.segment())))
                && (variation.segment() == null || variation.segment().equals(cell.segment()))
                && (variation.touchpoint() == null || variation.touchpoint().equals(cell.touchpoint()))
                && (variation.channel() == null || variation.channel().equals(cell.channel()));
    }

    private static Commitment commitment(PromiseBook book, Promise promise, Cell cell, Variation variation) {
        if (variation == null) {
            return new Commitment(
                    book.version(),
                    promise,
                    cell,
                    promise.bound(),
                    promise.falseAlarmEveryMillis(),
                    promise.severity(),
                    promise.owner(),
                    promise.runbook(),
                    book.value(cell.segment()),
                    null);
        }
        return new Commitment(
                book.version(),
                promise,
                cell,
                variation.bound() == null ? promise.bound() : variation.bound(),
                variation.falseAlarmEveryMillis() == null
                        ? promise.falseAlarmEveryMillis()
                        : variation.falseAlarmEveryMillis(),
                variation.severity() == null ? promise.severity() : variation.severity(),
                variation.owner() == null ? promise.owner() : variation.owner(),
                variation.runbook() == null ? promise.runbook() : variation.runbook(),
                book.value(cell.segment()),
                variation);
    }
}
