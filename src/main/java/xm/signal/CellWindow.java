package xm.signal;

import java.util.List;
import xm.event.Cell;
import xm.event.Stage;

/**
 * What is told of one cell in one window; told again, the one with more events replaces the other.
 *
 * @param window ISO 8601 length ({@code PT15M}), or {@code all}
 * @param level of the window in its ladder, 0 is the finest
 * @param startMillis inclusive; of {@code all}: the first event
 * @param endMillis exclusive; of {@code all}: the last event
 * @param revision how many of its events came after it was told first
 */
public record CellWindow(
        Cell cell, String window, int level, long startMillis, long endMillis, int revision, Tally tally) {

    public List<Reading> readings() {
        return tally.readings(level);
    }

    /**
     * Wire name of the stage in the journey: {@code *} if the cell rolls up touchpoints or its events named several,
     * {@code null} if they named none.
     */
    public String stage() {
        if (cell.touchpoint().equals(Cell.ANY)) {
            return Cell.ANY;
        }
        if (tally.stages == 0) {
            return null;
        }
        Stage only = StageBits.only(tally.stages);
        return only == null ? Cell.ANY : only.wireName();
    }
}
