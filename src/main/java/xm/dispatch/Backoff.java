package xm.dispatch;

/**
 * How long to wait after so many failures in a row: any time up to a limit that doubles each time, so that many who
 * failed together do not come back together.
 *
 * <p>Exponential backoff with full jitter (Brooker, AWS Architecture Blog, 2015), between a second and a minute: a page
 * must not wait for longer than that when its channel is back.
 */
public final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private Backoff() {}

    /**
     * @param failures in a row, at least one
     * @param dice from 0 to 1
     */
    public static long millis(int failures, double dice) {
        long limit = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 20));
        return FIRST_MILLIS + (long) (dice * (limit - FIRST_MILLIS));
    }
}
