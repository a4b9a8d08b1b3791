package xm.speed.cut;

import xm.signal.Csat;

/**
 * What the open window of a cell adds up to, in two parts.
 *
 * @param turnMillis where the newer part begins
 * @param older of the panes before it that have not left
 * @param newer of those since
 */
public record Sums(long turnMillis, Csat older, Csat newer) {
    static Sums beginningAt(long turnMillis) {
        return new Sums(turnMillis, new Csat(), new Csat());
    }

    boolean isEmpty() {
        return older.n + newer.n == 0;
    }
}
