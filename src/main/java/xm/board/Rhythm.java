package xm.board;

/**
 * How often something is said of a promise at a cell, and so for how long what was said last can be believed.
 *
 * <p>A job says a verdict again each minute while answers come, and says BLIND when they should come and do not. So a word
 * that nobody renews is no news for a while, and then means that nobody watches any more. It holds
 *
 * <ul>
 *   <li>twelve times the longest pause so far, an hour at least and a day at most, once {@value #MANY} pauses are known. Of
 *       answers that come by chance the longest of thirty pauses is about four usual ones; so 48 are missing by then, and the
 *       job itself waits for 42 at an hour that it does not know;
 *   <li>a day where fewer are known: a broken promise is said that often though nothing comes;
 *   <li>twice the longest pause in any case, a week at most: who answers every other day is not silent in between.
 * </ul>
 *
 * <p>A pause is forgotten slowly: after a thousand words a third of it counts.
 *
 * @param pauses that are known
 * @param longestMillis the longest of them, less what is forgotten of it
 */
record Rhythm(int pauses, long longestMillis) {
    static final Rhythm UNKNOWN = new Rhythm(0, 0);

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final int MANY = 30;
    private static final int TIMES = 12;
    private static final int FORGETS = 1_000;

    /** After a pause more. */
    Rhythm and(long pauseMillis) {
        long remembered = longestMillis - longestMillis / FORGETS;
        return new Rhythm(Math.min(MANY, pauses + 1), Math.max(pauseMillis, remembered));
    }

    /** For how long the last word holds. */
    long patienceMillis() {
        long usual = pauses < MANY ? DAY : Math.max(HOUR, Math.min(DAY, TIMES * longestMillis));
        return Math.min(WEEK, Math.max(usual, 2 * longestMillis));
    }
}
