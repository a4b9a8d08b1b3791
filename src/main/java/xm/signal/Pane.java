package xm.signal;

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
    /** New customers for the roll-ups: for each number of new levels, one count a shape; null when there are none. */
    public long[] customersAbove;

    public Pane() {}

    public Pane(String cell, long startMillis) {
        this.cell = cell;
        this.startMillis = startMillis;
    }

    /** Counts a customer to whom so many levels of windows of this cell, or of a roll-up above it, are new. */
    public void addCustomer(Shape shape, int newLevels) {
        if (newLevels == 0) {
            return;
        }
        if (shape == Shape.NAMED) {
            tally.addCustomer(newLevels);
        } else {
            customersAbove = Counts.add(customersAbove, indexAbove(shape, newLevels), 1);
        }
    }

    /** Adds this pane of a named cell to the pane of a roll-up above it. */
    public void rollUpInto(Pane above, Shape shape) {
        above.tally.mergeSignals(tally);
        for (int levels = 1; customersAbove != null && indexAbove(shape, levels) < customersAbove.length; levels++) {
            long count = customersAbove[indexAbove(shape, levels)];
            if (count > 0) {
                above.tally.customers = Counts.add(above.tally.customers, levels - 1, count);
            }
        }
    }

    public Cell namedCell() {
        return Cell.ofKey(cell);
    }

    private static int indexAbove(Shape shape, int newLevels) {
        return (newLevels - 1) * Shape.ROLL_UPS + shape.index() - 1;
    }
}
