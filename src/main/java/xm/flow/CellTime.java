package xm.flow;

/**
 * How far a cell's time has come.
 *
 * @param judgedMillis start of the newest pane that was told; by it the promise book is chosen
 * @param heardMillis how far time had come then, its end at least
 * @param wakeMillis in a recording: when to look again whether the cell is silent
 */
public record CellTime(long judgedMillis, long heardMillis, long wakeMillis) {
    static final CellTime NONE = new CellTime(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    CellTime heard(long paneStartMillis, long atMillis) {
        return new CellTime(Math.max(judgedMillis, paneStartMillis), Math.max(heardMillis, atMillis), wakeMillis);
    }

    CellTime wakingAt(long nextMillis) {
        return new CellTime(judgedMillis, heardMillis, nextMillis);
    }
}
