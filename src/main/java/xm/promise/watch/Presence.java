package xm.promise.watch;

import xm.promise.TouchpointTerms;
import xm.promise.VerdictState;

/**
 * Whether the source of a watch speaks: what was heard of it, when it fell silent, and whether the clock says anything of it.
 *
 * <p>The clock says nothing of answers of the past that are replayed, nor while they catch up after a pause. Nor is it a
 * silence of the source that the job itself was away: what it did not hear then is not missed, and not learnt. That the past
 * has been read is known when answers are of the present, or have come no nearer to it for a while: who was dead before the
 * job began is silent too. How late a source usually comes is learnt, and it is missed so much later.
 */
final class Presence {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    /** A silent cell is remembered for so many times that in which one false alarm is allowed, a month at least. */
    private static final long TIMES_REMEMBERED = 2;

    private static final long REMEMBERED = 31 * DAY;
    /** A broken one at least so long: what is asked once a year finds it as it was left. */
    private static final long BROKEN_REMEMBERED = 400 * DAY;
    /** A source that comes nearer to the present by this much of the time that passes is catching up, not silent. */
    private static final double CATCHING_UP = 1.5;
    /** Without a tick for so long the job itself was away, and needs as long to come back. */
    private static final long PAUSE = MINUTE;

    private static final long LONGEST_GRACE = 6 * 60 * MINUTE;
    /** When nothing has caught up for so long, the past has been read; a night that is replayed is shorter. */
    private static final long STEADY = 15 * MINUTE;
    /** Who is so late is not seen in time. */
    private static final long LONGEST_DELAY = 60 * MINUTE;
    /** A delay is learnt to two thirds in so long, of which no single arrival stands for more than this. */
    private static final double DELAY_LEARNT = 60 * MINUTE;

    private static final long MOST_AT_ONCE = 10 * MINUTE;

    private final Watch watch;
    private final TouchpointTerms terms;
    private final WatchSettings settings;
    private final long windowMillis;

    Presence(Watch watch, TouchpointTerms terms, WatchSettings settings, long windowMillis) {
        this.watch = watch;
        this.terms = terms;
        this.settings = settings;
        this.windowMillis = windowMillis;
    }

    /** Whether a window is newer than all that were heard of. */
    boolean isNew(long startMillis) {
        return startMillis >= watch.rhythm.lastMillis;
    }

    /** Answers came in a new window; says whether with them it can be seen again. */
    boolean hear(long startMillis, long endMillis, double answers) {
        boolean wasBlind = watch.isBlind;
        if (wasBlind) {
            watch.rhythm.resume(startMillis);
        } else if (watch.resumedMillis > watch.rhythm.lastMillis && startMillis >= watch.resumedMillis - PAUSE) {
            watch.rhythm.skipTo(startMillis);
        }
        watch.rhythm.see(startMillis, endMillis, answers);
        watch.awayMillis = 0;
        watch.cameMillis = watch.cameMillis == Watch.NEVER ? endMillis : Math.min(watch.cameMillis, endMillis);
        if (!wasBlind || isTooLate()) {
            return false;
        }
        watch.isBlind = false;
        watch.blindSinceMillis = Watch.NEVER;
        return true;
    }

    /**
     * Whether answers that came in a silence are themselves half as old as one: else each of them would end it and the next tick
     * begin it anew.
     */
    private boolean isTooLate() {
        if (!watch.isLive || watch.tickMillis == Watch.NEVER) {
            return false;
        }
        long last = watch.rhythm.lastMillis;
        return last + (silentFromMillis() - last) / 2 <= seenMillis(watch.tickMillis);
    }

    /** From when on nobody can see any more, if nothing is heard; {@link Long#MAX_VALUE} for never. */
    long silentFromMillis() {
        long begins = Silence.beginsMillis(watch.rhythm, terms);
        // a window that is under way may yet be told
        return begins == Long.MAX_VALUE
                ? begins
                : Math.max(begins, watch.rhythm.lastMillis + windowMillis) + watch.awayMillis;
    }

    /** A tick of the clock: says whether the clock says anything of these answers. */
    boolean tick(long nowMillis) {
        long heard = watch.rhythm.lastMillis;
        boolean isFirst = watch.tickMillis == Watch.NEVER || watch.tickHeardMillis == Watch.NEVER;
        boolean hasPaused = watch.tickMillis != Watch.NEVER && nowMillis - watch.tickMillis > PAUSE;
        boolean hasMoved = isFirst || heard != watch.tickHeardMillis;
        boolean isCatchingUp = isCatchingUp(heard, nowMillis);
        if (hasPaused) {
            long away = nowMillis - watch.tickMillis;
            watch.graceMillis = nowMillis + Math.max(PAUSE, Math.min(away, LONGEST_GRACE));
            watch.resumedMillis = nowMillis;
            watch.awayMillis += away;
        }
        if (isFirst || hasPaused || isCatchingUp || watch.steadySinceMillis == Watch.NEVER) {
            watch.steadySinceMillis = nowMillis;
        } else if (hasMoved) {
            learnDelay(nowMillis - watch.cameMillis, nowMillis - watch.movedMillis);
        }
        if (hasMoved) {
            watch.movedMillis = nowMillis;
        }
        watch.tickMillis = nowMillis;
        watch.tickHeardMillis = heard;
        watch.cameMillis = Watch.NEVER;
        watch.isLive |= isInTime(heard, nowMillis);
        return watch.isLive && !isCatchingUp && nowMillis >= watch.graceMillis;
    }

    private boolean isCatchingUp(long heardMillis, long nowMillis) {
        return watch.tickMillis != Watch.NEVER
                && watch.tickHeardMillis != Watch.NEVER
                && heardMillis - watch.tickHeardMillis > CATCHING_UP * (nowMillis - watch.movedMillis) + windowMillis;
    }

    /**
     * Whether answers are of the present: they come soon, or have come as late as now for a while, or do not come though
     * whatever was to be read of the past has been read.
     */
    private boolean isInTime(long heardMillis, long nowMillis) {
        boolean isSteady = nowMillis - watch.steadySinceMillis >= STEADY;
        boolean isStill = nowMillis - watch.movedMillis >= STEADY;
        long soon = settings.delayMillis() + windowMillis + MINUTE;
        long late = isStill ? REMEMBERED : longestDelayMillis();
        return heardMillis >= nowMillis - (isSteady ? late : soon);
    }

    /**
     * Answers that have always come late, or all at once every few minutes, are not silent each time. What becomes late is
     * noticed first, and only after a while taken for usual; one outage is not.
     */
    private void learnDelay(long delayMillis, long passedMillis) {
        double delay = (double) Math.max(0, Math.min(delayMillis, longestDelayMillis()));
        double share = watch.isLive ? (double) Math.min(passedMillis, MOST_AT_ONCE) / DELAY_LEARNT : 1;
        watch.usualDelayMillis += Math.round(share * (delay - watch.usualDelayMillis));
    }

    /** Later than the book allows a silence to be nobody may come. */
    private long longestDelayMillis() {
        return terms != null && terms.silentAfterMillis() > 0
                ? Math.min(LONGEST_DELAY, terms.silentAfterMillis())
                : LONGEST_DELAY;
    }

    /** Up to when answers should have come by now. */
    long seenMillis(long nowMillis) {
        return settings.isRecorded() ? nowMillis : nowMillis - Math.max(settings.delayMillis(), watch.usualDelayMillis);
    }

    /** Whether nothing was heard for so long that the watch has ended; live by the clock, whatever the answers' own time. */
    boolean isOver(long nowMillis) {
        long since = settings.isRecorded() ? watch.rhythm.lastMillis : watch.movedMillis;
        long least = watch.state == VerdictState.BROKEN ? BROKEN_REMEMBERED : REMEMBERED;
        return since != Watch.NEVER
                && since < nowMillis - Math.max(TIMES_REMEMBERED * watch.falseAlarmEveryMillis, least);
    }
}
