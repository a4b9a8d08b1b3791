package xm.promise.watch;

/**
 * How far a running job has come in knowing what happened: the time that it is for every cell.
 *
 * <p>Windows tell how far that is, be they of the present or of a past that is replayed. When no more of them come,
 * time goes on by the clock, less the while for which they usually stay out. Nothing new is known while windows catch
 * up, for some are told sooner than others; nor for a few minutes after the job itself was away, until windows are of
 * the present again.
 *
 * @param toldMillis up to when windows were told, {@link Watch#NEVER} if none was
 * @param movedMillis the clock when that last changed
 * @param tickMillis the clock at its last tick
 * @param usualStandMillis for how long windows usually stay out
 * @param graceMillis until when by the clock nothing new is known
 * @param reachedMillis the time that it is, {@link Watch#NEVER} before it is known
 * @param away when nobody listened last
 * @param isLive whether windows have ever been of the present
 */
public record Front(
        long toldMillis,
        long movedMillis,
        long tickMillis,
        long usualStandMillis,
        long graceMillis,
        long reachedMillis,
        Away away,
        boolean isLive) {
    /** Nothing was told. */
    public static final Front NONE =
            new Front(Watch.NEVER, Watch.NEVER, Watch.NEVER, 0, Watch.NEVER, Watch.NEVER, Away.NEVER, false);

    private static final long MINUTE = 60_000;
    /** Without a tick for so long the job itself was away. */
    private static final long PAUSE = MINUTE;
    /** What the job reads from needs as long to come back as it was away, but not longer than this. */
    private static final long LONGEST_GRACE = 10 * MINUTE;
    /** Windows that come on by so much more than the time that passes are catching up. */
    private static final double CATCHING_UP = 1.5;
    /** But a few may come at once. */
    private static final long AT_ONCE = MINUTE / 2;
    /** Windows that are told no later than that are of the present. */
    private static final long PRESENT = 15 * MINUTE;

    /**
     * A time in which nobody listened: what was not heard then is no silence of its source.
     *
     * @param fromMillis up to when windows had been told before
     * @param millis how long it was by the clock
     */
    public record Away(long fromMillis, long millis) {
        static final Away NEVER = new Away(Watch.NEVER, 0);

        /** Away once more; if nothing was heard in between, both are one. */
        private Away and(long from, long more) {
            return new Away(from, from == fromMillis ? millis + more : more);
        }

        /** By how much it makes a silence since then longer. */
        long since(long lastMillis) {
            return millis == 0 ? 0 : Math.max(0, Math.min(millis, fromMillis + millis - lastMillis));
        }

        /** Whether a silence that ends then lies in it and not before. */
        boolean isBetween(long lastMillis, long nextMillis) {
            return since(lastMillis) > 0 && nextMillis >= fromMillis + millis - PAUSE;
        }
    }

    /** Of a recording, in which time goes on by what is recorded alone. */
    public static Front at(long timeMillis) {
        return new Front(timeMillis, timeMillis, timeMillis, 0, Watch.NEVER, timeMillis, Away.NEVER, false);
    }

    /**
     * The clock ticks.
     *
     * @param watermarkMillis up to when windows have been told since the job began
     */
    public Front tick(long nowMillis, long watermarkMillis) {
        long told = Math.max(toldMillis, Math.min(watermarkMillis, nowMillis));
        boolean isFirst = tickMillis == Watch.NEVER;
        Front heard = isFirst || nowMillis < tickMillis - PAUSE
                ? begun(nowMillis)
                : nowMillis - tickMillis > PAUSE ? back(nowMillis) : this;
        return told > toldMillis ? heard.moved(told, nowMillis) : heard.stood(nowMillis);
    }

    /** Whether it is known what time it is. */
    public boolean isKnown() {
        return reachedMillis != Watch.NEVER;
    }

    /** Whether time is ahead of the windows that were told, because the clock went on without them. */
    public boolean isStanding() {
        return isKnown() && reachedMillis > toldMillis;
    }

    /** How long after its time a window that ended then is told now; nobody is late while all catch up. */
    long lateMillis(long endMillis) {
        return toldMillis != Watch.NEVER && tickMillis >= graceMillis ? Math.max(0, toldMillis - endMillis) : 0;
    }

    /** How far the time that it is lies behind the clock, in a job that has been up to it. */
    long lagMillis() {
        return isLive && tickMillis >= graceMillis ? Math.max(0, tickMillis - reachedMillis) : 0;
    }

    /** How old what was told last is by the clock, in a job that has been up to it. */
    long ageMillis() {
        return isLive ? Math.max(0, tickMillis - toldMillis) : 0;
    }

    /** With a clock that has just begun, or was put right: what it said before counts for nothing. */
    private Front begun(long nowMillis) {
        return new Front(
                toldMillis,
                nowMillis,
                nowMillis,
                usualStandMillis,
                Watch.NEVER,
                Math.min(reachedMillis, nowMillis),
                Away.NEVER,
                isLive);
    }

    private Front back(long nowMillis) {
        if (toldMillis == Watch.NEVER) {
            return begun(nowMillis);
        }
        // a clock that was behind for a tick was not away
        long gone = Math.max(0, Math.min(nowMillis - tickMillis, nowMillis - toldMillis));
        // who is away again and again before anything was heard has had its time
        boolean isAgain = toldMillis == away.fromMillis();
        long grace = isAgain ? graceMillis : nowMillis + Math.min(gone, LONGEST_GRACE);
        return new Front(
                toldMillis,
                movedMillis,
                tickMillis,
                usualStandMillis,
                grace,
                reachedMillis,
                away.and(toldMillis, gone),
                isLive);
    }

    private Front moved(long told, long nowMillis) {
        long stood = Math.max(0, nowMillis - movedMillis);
        boolean isCatchingUp = toldMillis == Watch.NEVER || told - toldMillis > CATCHING_UP * stood + AT_ONCE;
        boolean isNear = nowMillis - told <= 2 * usualStandMillis + MINUTE;
        boolean isOfThePresent = isLive || nowMillis - told <= PRESENT;
        if (isCatchingUp) {
            long settled = nowMillis + PAUSE;
            long grace = isNear ? settled : Math.max(graceMillis, settled);
            return new Front(told, nowMillis, nowMillis, usualStandMillis, grace, reachedMillis, away, isOfThePresent);
        }
        boolean wasAway = toldMillis == away.fromMillis();
        long usual = wasAway ? usualStandMillis : Habit.learn(usualStandMillis, stood, stood);
        // once they have caught up there is nothing to wait for, unless some may still be on their way
        long grace = isNear ? Math.min(graceMillis, movedMillis + PAUSE) : graceMillis;
        long reached = nowMillis < grace ? reachedMillis : told;
        return new Front(told, nowMillis, nowMillis, usual, grace, reached, away, isOfThePresent);
    }

    private Front stood(long nowMillis) {
        boolean isKnown = toldMillis != Watch.NEVER && nowMillis >= graceMillis;
        long reached = isKnown
                ? toldMillis + Math.max(0, nowMillis - movedMillis - Habit.atMost(usualStandMillis))
                : reachedMillis;
        return new Front(toldMillis, movedMillis, nowMillis, usualStandMillis, graceMillis, reached, away, isLive);
    }
}
