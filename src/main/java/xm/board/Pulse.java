package xm.board;

import java.util.Map;
import xm.board.Feeds.Feed;

/**
 * Whether the board is live, told with every tick.
 *
 * @param watermarkMillis end of the newest window that was told, {@code null} if none was
 * @param heardMillis when the job that judges was heard of last, {@code null} if never
 * @param records read so far, for people to see that it goes on
 * @param firing alerts that fire
 * @param troubled customers who must not wait
 * @param firstMillis how far back one can look
 * @param isCaughtUp whether all has been read that was there at the start
 */
public record Pulse(
        Long watermarkMillis,
        Long heardMillis,
        long records,
        int firing,
        int troubled,
        long firstMillis,
        boolean isCaughtUp) {

    /** The job whose verdicts the wall shows. */
    private static final String JUDGE = "promise-watch";

    public static Pulse of(BoardState state, long nowMillis) {
        Feeds feeds = state.feeds();
        Map<Feed, Feeds.Count> counts = feeds.counts();
        return new Pulse(
                feeds.watermarkMillis() == Long.MIN_VALUE ? null : feeds.watermarkMillis(),
                feeds.heard().get(JUDGE),
                counts.values().stream().mapToLong(count -> count.read).sum(),
                (int) state.alerts().seriousAt(nowMillis).stream()
                        .filter(AlertLives.Told::isFiring)
                        .count(),
                state.troubles().at(nowMillis).size(),
                state.firstMillis(nowMillis),
                state.isCaughtUp());
    }
}
