package xm.board;

import java.time.Duration;

/**
 * How much the board remembers.
 *
 * @param historyMillis how far back one can look
 * @param fineMillis length of the windows of which an hour is drawn
 * @param coarseMillis length of the windows of which a day is drawn
 * @param mostBytes what all of it may take; when it is reached the oldest hour goes, and the history is shorter
 */
public record Keep(long historyMillis, long fineMillis, long coarseMillis, long mostBytes) {
    private static final long MINUTE = 60_000;

    /** Two days, so that all of yesterday is there, by the minute and by the quarter of an hour, in 160 MB at most. */
    public static final Keep USUAL = new Keep(Duration.ofDays(2).toMillis(), MINUTE, 15 * MINUTE, 160_000_000);

    public Keep with(Duration history, long megabytes) {
        return new Keep(history.toMillis(), fineMillis, coarseMillis, megabytes * 1_000_000);
    }
}
