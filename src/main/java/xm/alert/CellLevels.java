package xm.alert;

import java.util.Collection;
import xm.event.Cell;
import xm.promise.Dimension;

/** How cells lie to each other: what they have in common, and which lies within which. */
final class CellLevels {
    static final Cell EVERYTHING = new Cell(Cell.ANY, Cell.ANY, Cell.ANY);

    private CellLevels() {}

    static boolean isNamed(Cell cell, Dimension dimension) {
        return !dimension.of(cell).equals(Cell.ANY);
    }

    /** Whether one lies within the other, or both name the same segment, touchpoint or channel. */
    static boolean areRelated(Cell one, Cell other) {
        return one.covers(other) || other.covers(one) || !common(one, other).equals(EVERYTHING);
    }

    /** What two cells have in common, the rest rolled up. */
    static Cell common(Cell one, Cell other) {
        return new Cell(
                common(one.segment(), other.segment()),
                common(one.touchpoint(), other.touchpoint()),
                common(one.channel(), other.channel()));
    }

    /** What all have in common. */
    static Cell common(Collection<Cell> cells) {
        return cells.stream().reduce(CellLevels::common).orElse(EVERYTHING);
    }

    /** The cell of the same shape as another that a finer cell lies in. */
    static Cell above(Cell cell, Cell shape) {
        return new Cell(
                isNamed(shape, Dimension.SEGMENT) ? cell.segment() : Cell.ANY,
                isNamed(shape, Dimension.TOUCHPOINT) ? cell.touchpoint() : Cell.ANY,
                isNamed(shape, Dimension.CHANNEL) ? cell.channel() : Cell.ANY);
    }

    private static String common(String one, String other) {
        return one.equals(other) ? one : Cell.ANY;
    }
}
