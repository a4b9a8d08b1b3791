package xm.promise.watch;

import xm.promise.TouchpointTerms;
import xm.promise.VerdictState;

/**
 * Whether the source of a watch speaks: what was heard of it, when it fell silent, and whether the clock says anything of it.
 *
 * <p>The clock says nothing of answers of the past that are replayed, nor while they catch up after a pause. Nor is it a
 * silence of the source that the job itself was away: what it did not hear then is not missed, and not learnt.
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

    /** Answers came in a new window; says whether nothing could be seen before. */
    boolean hear(long startMillis, long endMillis, double answers) {
        boolean wasBlind = watch.isBlind;
        if (wasBlind) {
            watch.rhythm.resume(startMillis);
            watch.isBlind = false;
            watch.blindSinceMillis = Watch.NEVER;
        } else if (watch.resumedMillis > watch.rhythm.lastMillis && startMillis >= watch.resumedMillis - PAUSE) {
            watch.rhythm.skipTo(startMillis);
        }
        watch.rhythm.see(startMillis, endMillis, answers);
        return wasBlind;
    }

    /** From when on nobody can see any more, if nothing is heard; {@link Long#MAX_VALUE} for never. */
    long silentFromMillis() {
        long begins = Silence.beginsMillis(watch.rhythm, terms, watch.resumedMillis);
        // a window that is under way may yet be told
        return begins == Long.MAX_VALUE ? begins : Math.max(begins, watch.rhythm.lastMillis + windowMillis);
    }

    /** A tick of the clock: says whether the clock says anything of these answers. */
    boolean tick(long nowMillis) {
        long heard = watch.rhythm.lastMillis;
        boolean isFirst = watch.tickMillis == Watch.NEVER;
        long passed = nowMillis - watch.tickMillis;
        boolean isCatchingUp = !isFirst
                && watch.tickHeardMillis != Watch.NEVER
                && heard - watch.tickHeardMillis > CATCHING_UP * passed + windowMillis;
        if (!isFirst && passed > PAUSE) {
            watch.graceMillis = nowMillis + PAUSE;
            watch.resumedMillis = nowMillis;
        }
        if (isFirst || heard != watch.tickHeardMillis) {
            watch.movedMillis = nowMillis;
        }
        watch.tickMillis = nowMillis;
        watch.tickHeardMillis = heard;
        watch.isLive |= heard >= nowMillis - settings.delayMillis() - windowMillis - MINUTE;
        return watch.isLive && !isCatchingUp && nowMillis >= watch.graceMillis;
    }

    /** Whether nothing was heard for so long that the watch has ended; live by the clock, whatever the answers' own time. */
    boolean isOver(long nowMillis) {
        long since = settings.isRecorded() ? watch.rhythm.lastMillis : watch.movedMillis;
        long least = watch.state == VerdictState.BROKEN ? BROKEN_REMEMBERED : REMEMBERED;
        return since != Watch.NEVER
                && since < nowMillis - Math.max(TIMES_REMEMBERED * watch.falseAlarmEveryMillis, least);
    }
}
