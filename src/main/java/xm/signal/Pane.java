package xm.signal;

import java.util.Arrays;
import xm.event.Cell;
import xm.event.Shape;

/**
 * What was added up in one cell's finest window, or a part of it; panes of the same cell and start add up.
 *
 * <p>How many customers are new in the roll-ups cannot be told from the cells below them, as one customer may be in
 * several; so a named cell's pane carries those counts upwards.
 */
public final class Pane {
    // hot path: mutable on purpose, public for the serializer
    public String cell;
    public long startMillis;
    public Tally tally = new Tally();
    /** New customers for the roll-ups, {@code levels} numbers for each shape above; null when there are none. */
    public long[] customersAbove;

    public Pane() {}

    public Pane(String cell, long startMillis) {
        this.cell = cell;
        this.startMillis = startMillis;
    }

    /** Counts a customer as new in so many levels of this cell's windows, or of a roll-up's. */
    public void addCustomer(Shape shape, int newLevels, int levels) {
        if (newLevels == 0) {
            return;
        }
        if (shape == Shape.NAMED) {
            if (tally.customers == null) {
                tally.customers = new long[levels];
            }
            tally.customers[newLevels - 1]++;
        } else {
            if (customersAbove == null) {
                customersAbove = new long[Shape.ROLL_UPS * levels];
            }
            customersAbove[(shape.index() - 1) * levels + newLevels - 1]++;
        }
    }

    /** Adds this pane of a named cell to the pane of a roll-up above it. */
    public void rollUpInto(Pane above, Shape shape, int levels) {
        above.tally.mergeSignals(tally);
        if (customersAbove != null) {
            int from = (shape.index() - 1) * levels;
            above.tally.customers = sum(above.tally.customers, Arrays.copyOfRange(customersAbove, from, from + levels));
        }
    }

    public Cell namedCell() {
        return Cell.ofKey(cell);
    }

    /** Element by element; either may be null, and then the other's copy is the sum. */
    static long[] sum(long[] one, long[] other) {
        if (other == null) {
            return one;
        }
        if (one == null) {
            return other.clone();
        }
        for (int i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }
}
