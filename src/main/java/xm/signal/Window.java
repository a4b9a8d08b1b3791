package xm.signal;

import xm.event.Cell;

/** One window of a cell while it is kept: what was counted, and what was told of it. */
public final class Window {
    private static final long UNTOLD = -1;

    // mutable on purpose, public for the serializer; components are only ever added
    public Tally tally = new Tally();
    /** Of the finest windows of named cells: new customers for the roll-ups, as in {@link Pane}; else null. */
    public long[] customersAbove;
    /** How many events it held when it was told first. */
    public long firstToldEvents = UNTOLD;
    /** Stages as first told: a store keeps a window under its stage, so corrections leave that as it was. */
    public int firstToldStages;
    /** Changes of facts it held when it was told first. */
    public long firstToldChanges;
    /** Whether late events or facts came since it was last told. */
    public boolean isCorrected;
    /** Whether it waits for the next watermark, to be told again or dropped. */
    public boolean isMarked;
    /** Of segments: how their customers stood at its end; null while nobody is known. */
    public Standing standingAtEnd;

    boolean isTold() {
        return firstToldEvents != UNTOLD;
    }

    /**
     * The window as it is told now.
     *
     * @param stock how the customers of the cell stand when it is told first, or {@code null}
     */
    CellWindow tell(Cell cell, String name, int level, long startMillis, long endMillis, Standing stock) {
        if (!isTold()) {
            firstToldEvents = tally.events;
            firstToldChanges = tally.changes;
            firstToldStages = tally.stages;
            standingAtEnd = stock;
        }
        isCorrected = false;
        Tally told = tally.copy();
        told.stages = firstToldStages;
        told.standing = standingAtEnd == null ? null : standingAtEnd.withMoves(tally.standing);
        long late = tally.events - firstToldEvents + tally.changes - firstToldChanges;
        boolean isAll = endMillis == WindowLadder.UNBOUNDED;
        return new CellWindow(
                cell,
                name,
                level,
                isAll ? told.firstMillis : startMillis,
                isAll ? told.lastMillis : endMillis,
                (int) Math.min(Integer.MAX_VALUE, late),
                told);
    }
}
