package xm.speed.cut;

import xm.signal.Csat;

/** Answers of a cell, a segment at a touchpoint, that fall into one pane; parts of it come from several subtasks. */
public final class CsatPane {
    // hot path: mutable on purpose
    public String cell;
    public long startMillis;
    public Csat csat = new Csat();

    /** For Flink. */
    public CsatPane() {}

    CsatPane(String cell, long startMillis) {
        this.cell = cell;
        this.startMillis = startMillis;
    }
}
