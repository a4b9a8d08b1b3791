package xm.customer.cases;

import static xm.customer.CustomerMemory.NEVER;

import xm.customer.CustomerMemory;
import xm.event.CaseUpdate.Status;

/**
 * What the steps of a case up to a moment say of it: where it stands, how long its clock ran, when it was due.
 *
 * <p>The clock runs from the opening, which is the first {@code opened}, else the earliest step. It stops when the case
 * is resolved, or closed without, and goes on when it is reopened; everything else changes nothing. The target is the
 * latest that a step brought, else that of the opening's segment; the verdict is the latest the desk gave.
 *
 * <p>A case that is first heard of when it ends was opened nobody knows when: it has no time and, but for a verdict, no
 * target to keep.
 *
 * @param opening the step that opened it
 * @param resolving the step that stopped the clock last; {@code null} if it never stopped
 * @param isRunning whether it waits to be resolved
 * @param isTimed whether it is known when the clock began
 * @param ranMillis how long the clock ran; of a running one, until it was last set going
 * @param sinceMillis when the clock was last set going
 * @param overdueMillis when the clock passed the target before it was stopped, else {@link CustomerMemory#NEVER}; of a
 *     running case, when it will if nothing happens
 * @param targetMillis {@code null} without a target
 * @param targetSetMillis since when that is the target, the least long if from the first
 * @param verdict whether it kept its target, {@code null} if the desk has not said
 * @param judgedMillis when the desk gave its first verdict, {@link CustomerMemory#NEVER} if it has not
 * @param severity the worst that was complained of, {@code null} if unknown
 */
record Life(
        Step opening,
        Step resolving,
        boolean isRunning,
        boolean isTimed,
        long ranMillis,
        long sinceMillis,
        long overdueMillis,
        Long targetMillis,
        long targetSetMillis,
        Boolean verdict,
        long judgedMillis,
        Integer severity,
        boolean isComplaint,
        long complainedMillis,
        int reopenings) {

    /** The life up to a moment, including it; {@code null} before the first step. */
    static Life until(long nowMillis, Step[] steps, CaseSettings settings) {
        int n = 0;
        Step opened = null;
        for (; n < steps.length && steps[n].timeMillis() <= nowMillis; n++) {
            opened = opened == null && steps[n].status() == Status.OPENED ? steps[n] : opened;
        }
        if (n == 0) {
            return null;
        }
        Step opening = opened == null ? steps[0] : opened;
        Double targetSeconds = settings.targetSeconds().get(opening.segment());
        long targetSetMillis = Long.MIN_VALUE;
        Boolean verdict = null;
        long judgedMillis = NEVER;
        Integer severity = null;
        boolean isComplaint = false;
        long complainedMillis = NEVER;
        for (int i = 0; i < n; i++) {
            Step step = steps[i];
            if (step.targetSeconds() != null && !step.targetSeconds().equals(targetSeconds)) {
                targetSeconds = step.targetSeconds();
                targetSetMillis = step.timeMillis();
            }
            if (step.isInTarget() != null) {
                verdict = step.isInTarget();
                judgedMillis = Math.min(judgedMillis, step.timeMillis());
            }
            isComplaint |= step.isComplaint();
            complainedMillis = step.isComplaint() ? Math.min(complainedMillis, step.timeMillis()) : complainedMillis;
            severity = worse(severity, step.severity());
        }
        boolean isTimed = !opening.isEnd();
        Clock clock = new Clock(opening.timeMillis(), isTimed ? millis(targetSeconds) : null);
        for (int i = 0; i < n; i++) {
            clock.see(steps[i]);
        }
        return new Life(
                opening,
                clock.resolving,
                clock.isRunning,
                isTimed,
                clock.ranMillis,
                clock.sinceMillis,
                clock.isRunning
                        ? Math.min(clock.overdueMillis, clock.whenRan(clock.targetMillis))
                        : clock.overdueMillis,
                clock.targetMillis,
                targetSetMillis,
                verdict,
                judgedMillis,
                severity,
                isComplaint,
                complainedMillis,
                clock.reopenings);
    }

    private static Long millis(Double seconds) {
        return seconds == null ? null : Math.round(1_000 * seconds);
    }

    private static Integer worse(Integer one, Integer other) {
        return one == null || (other != null && other < one) ? other : one;
    }

    /** Whether a case that is resolved kept its target, by the desk's verdict, else by the clock. */
    Boolean isInTarget() {
        if (verdict != null) {
            return verdict;
        }
        return targetMillis == null ? null : ranMillis <= targetMillis;
    }

    /** When a running clock has used a share of the target, {@link CustomerMemory#NEVER} without one. */
    long usedMillis(double share) {
        return targetMillis == null ? NEVER : sinceMillis + Math.round(share * targetMillis) - ranMillis;
    }

    /** Whether the resolution is one of a complaint: who complains of a case that is resolved is not yet answered. */
    boolean resolvesComplaint() {
        return complainedMillis <= resolvedMillis();
    }

    /**
     * When the clock stopped last: a step that claims to be earlier than the opening counts as one of its moment. Of a case
     * without a time nothing is counted but the verdict, so not before that is given.
     */
    long resolvedMillis() {
        long stopped = Math.max(opening.timeMillis(), resolving.timeMillis());
        return isTimed || verdict == null ? stopped : Math.max(stopped, judgedMillis);
    }

    /**
     * When it missed its target, {@link CustomerMemory#NEVER} if it did not. One that was set when it was over already, and
     * one that was kept by the verdict until the case was reopened, was missed then: what is past has been told.
     */
    long missedMillis() {
        long missed = Math.max(overdueMillis, targetSetMillis);
        return isRunning && judgedMillis <= sinceMillis ? Math.max(missed, sinceMillis) : missed;
    }

    /** Until resolved, {@code null} if it is not known when it was opened. */
    Double seconds() {
        return isTimed ? ranMillis / 1_000.0 : null;
    }

    /** The clock of a case: a stop watch. */
    private static final class Clock {
        private final Long targetMillis;
        private final long startMillis;
        private boolean isRunning = true;
        private long sinceMillis;
        private long ranMillis;
        private long overdueMillis = NEVER;
        private Step resolving;
        private int reopenings;

        Clock(long startMillis, Long targetMillis) {
            this.startMillis = startMillis;
            this.targetMillis = targetMillis;
            this.sinceMillis = startMillis;
        }

        void see(Step step) {
            long timeMillis = Math.max(startMillis, step.timeMillis());
            if (isRunning && step.isEnd()) {
                if (whenRan(targetMillis) < timeMillis) {
                    overdueMillis = Math.min(overdueMillis, whenRan(targetMillis));
                }
                ranMillis += timeMillis - sinceMillis;
                isRunning = false;
                resolving = step;
            } else if (!isRunning && step.status() == Status.REOPENED) {
                sinceMillis = timeMillis;
                isRunning = true;
                reopenings++;
            }
        }

        long whenRan(Long millis) {
            return millis == null ? NEVER : sinceMillis + millis - ranMillis;
        }
    }
}
