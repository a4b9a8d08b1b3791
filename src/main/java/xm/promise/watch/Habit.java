package xm.promise.watch;

/**
 * How long something usually takes, learnt to two thirds in an hour.
 *
 * <p>However long ago it was seen last, one time changes what is usual by no more than a sixth.
 */
final class Habit {
    /** What takes longer is none. */
    static final long LONGEST_MILLIS = 3_600_000;

    private static final double LEARNT_MILLIS = 3_600_000;
    private static final long MOST_AT_ONCE = 600_000;

    private Habit() {}

    /** How long it may take without being unusual. */
    static long atMost(long usualMillis) {
        return usualMillis + usualMillis / 3;
    }

    /**
     * It took so long once more.
     *
     * @param usualMillis before
     * @param passedMillis since it was seen last
     */
    static long learn(long usualMillis, long tookMillis, long passedMillis) {
        double share = Math.min(passedMillis, MOST_AT_ONCE) / LEARNT_MILLIS;
        return usualMillis + Math.round(share * (Math.min(tookMillis, LONGEST_MILLIS) - usualMillis));
    }
}
