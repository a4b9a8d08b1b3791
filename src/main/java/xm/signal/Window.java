package xm.signal;

/** One window of a cell while it is kept: what was counted, and what was told of it. */
public final class Window {
    /** Nothing was told yet. */
    public static final int UNTOLD = -1;

    // mutable on purpose, public for the serializer; components are only ever added
    public Tally tally = new Tally();
    /** Of the finest windows of named cells: new customers for the roll-ups, as in {@link Pane}; else null. */
    public long[] customersAbove;
    /** Revision last told. */
    public int revision = UNTOLD;
    /** Stages as first told: a store keeps a window under its stage, so corrections leave that as it was. */
    public int toldStages;
    /** Whether late events came since it was last told. */
    public boolean isCorrected;
}
