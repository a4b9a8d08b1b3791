package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One kill of a trial: whom it hits, and when.
 *
 * @param isInSecondHalf whether the alerts are ending by then
 * @param afterMillis since the half began; half of the kills come when a receiver has taken a word and not answered yet
 * @param atWord at which word of that half, or 0 for any time
 * @param awayMillis how long until it is started again
 */
record Kill(boolean isInSecondHalf, Whom whom, int afterMillis, int atWord, int awayMillis) {
    /** Who is killed. */
    enum Whom {
        DISPATCHER,
        JOB,
        BOTH;

        boolean isDispatcher() {
            return this != JOB;
        }

        boolean isJob() {
            return this != DISPATCHER;
        }
    }

    private static final int LATEST_MILLIS = 3_000;
    private static final int LATEST_WORD = 6;
    private static final int LONGEST_AWAY_MILLIS = 800;

    /** One to three. */
    static List<Kill> of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed ^ 0x6b696c6cL);
        List<Kill> kills = new ArrayList<>();
        int count = 1 + dice.nextInt(3);
        for (int at = 0; at < count; at++) {
            Whom whom = Whom.values()[dice.nextInt(Whom.values().length)];
            int word = dice.nextBoolean() ? 1 + dice.nextInt(LATEST_WORD) : 0;
            kills.add(new Kill(
                    dice.nextBoolean(), whom, dice.nextInt(LATEST_MILLIS), word, dice.nextInt(LONGEST_AWAY_MILLIS)));
        }
        return kills;
    }
}
