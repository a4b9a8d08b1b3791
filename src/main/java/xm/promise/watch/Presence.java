package xm.promise.watch;

import xm.promise.TouchpointTerms;
import xm.promise.VerdictState;

/**
 * Whether the source of a watch speaks: what was heard of it, when it fell silent, and how late it usually comes.
 *
 * <p>A source that is later than others is missed so much later, up to an hour; one that becomes late is missed until
 * that is usual. Nor is it missed in a time in which nobody listened, and nothing is learnt of that.
 */
final class Presence {
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;
    /** A silent cell is remembered for so many times that in which one false alarm is allowed, a month at least. */
    private static final long TIMES_REMEMBERED = 2;

    private static final long REMEMBERED = 31 * DAY;
    /** A broken one at least so long: what is asked once a year finds it as it was left. */
    private static final long BROKEN_REMEMBERED = 400 * DAY;

    private final Watch watch;
    private final TouchpointTerms terms;
    private final WatchSettings settings;
    private final Front front;
    private final long windowMillis;

    Presence(Watch watch, TouchpointTerms terms, WatchSettings settings, Front front, long windowMillis) {
        this.watch = watch;
        this.terms = terms;
        this.settings = settings;
        this.front = front;
        this.windowMillis = windowMillis;
    }

    /** Whether a window is newer than all that were heard of. */
    boolean isNew(long startMillis) {
        return startMillis >= watch.rhythm.lastMillis;
    }

    /** Answers came in a new window; says whether with them it can be seen again. */
    boolean hear(long startMillis, long endMillis, double answers) {
        long last = watch.rhythm.lastMillis;
        // what only came too late left no gap
        if (watch.isBlind && startMillis >= gapFromMillis()) {
            watch.rhythm.resume(startMillis);
        } else if (front.away().isBetween(last, startMillis)) {
            watch.rhythm.skipTo(startMillis);
        }
        watch.rhythm.see(startMillis, endMillis, answers);
        learnDelay(endMillis);
        if (!watch.isBlind || isTooLate()) {
            return false;
        }
        watch.isBlind = false;
        watch.blindSinceMillis = Watch.NEVER;
        return true;
    }

    /**
     * Of windows that come together the oldest tells how late they are. That a source is not late any more the clock
     * has to say as well: when the others sleep, it is itself up to which windows were told.
     */
    private void learnDelay(long endMillis) {
        if (!front.isKnown() || front.toldMillis() == watch.learntMillis) {
            return;
        }
        long late =
                Math.max(front.lateMillis(endMillis), Math.min(watch.usualDelayMillis, front.tickMillis() - endMillis));
        watch.usualDelayMillis = watch.learntMillis == Watch.NEVER
                ? Math.min(late, Habit.LONGEST_MILLIS)
                : Habit.learn(watch.usualDelayMillis, late, Math.max(0, front.toldMillis() - watch.learntMillis));
        watch.learntMillis = front.toldMillis();
    }

    /**
     * Whether answers that came in a silence are themselves nearly as old as one: else each of them would end it and
     * the next tick begin it anew.
     */
    private boolean isTooLate() {
        long due = watch.rhythm.lastMillis + watch.usualDelayMillis;
        Silence nearly = silence().nearly(due);
        long heard = Math.max(seenMillis(), watch.rhythm.lastMillis);
        return nearly.byRhythmMillis() <= seenMillis() || nearly.byBookMillis() <= heard + front.ageMillis();
    }

    /** From when on nobody can see any more, if nothing is heard; {@link Long#MAX_VALUE} for never. */
    long silentFromMillis() {
        long begins = Math.max(silence().beginsMillis(front.lagMillis()), underWayMillis());
        return begins == Long.MAX_VALUE || !isLong() ? begins : endOfWindow(begins);
    }

    /** From when on what comes next leaves a gap in the time of the answers themselves. */
    long gapFromMillis() {
        return silence().beginsMillis(0);
    }

    /** Until when a window may yet be told; long ones are told once, and as late as usual. */
    private long underWayMillis() {
        return watch.rhythm.lastMillis + windowMillis + (isLong() ? Habit.atMost(watch.usualDelayMillis) : 0);
    }

    private boolean isLong() {
        return windowMillis > MINUTE;
    }

    /** When the window is told that is under way then: of the part of it that has passed nothing could be heard. */
    private long endOfWindow(long millis) {
        long since = watch.rhythm.lastMillis + Habit.atMost(watch.usualDelayMillis);
        long passed = Math.max(0, millis - since);
        return since - Math.floorDiv(-passed, windowMillis) * windowMillis;
    }

    private Silence silence() {
        return Silence.after(watch.rhythm, terms, Habit.atMost(watch.usualDelayMillis))
                .notBefore(underWayMillis())
                .later(front.away().since(watch.rhythm.lastMillis));
    }

    /** Up to when answers should have come by now. */
    long seenMillis() {
        boolean isAtOnce = settings.isRecorded() || !front.isKnown();
        return isAtOnce ? front.reachedMillis() : front.reachedMillis() - settings.delayMillis();
    }

    /** Whether nothing was heard for so long that the watch has ended. */
    boolean isOver() {
        long since = watch.rhythm.lastMillis;
        long least = watch.state == VerdictState.BROKEN ? BROKEN_REMEMBERED : REMEMBERED;
        return since != Watch.NEVER
                && since < front.reachedMillis() - Math.max(TIMES_REMEMBERED * watch.falseAlarmEveryMillis, least);
    }
}
