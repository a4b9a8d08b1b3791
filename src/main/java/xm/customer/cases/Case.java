package xm.customer.cases;

import java.util.Arrays;

/** What is remembered of one case: its steps, sorted, and what was said because of it. */
public final class Case {
    /** What is said at most once of a case; a bit each, because state keeps them. */
    static final int DUE_SOON = 1;

    static final int OVERDUE = 1 << 1;
    static final int RESOLVED = 1 << 2;

    /** The most steps kept of a case; what changes nothing goes first. Only beyond does the order of events matter. */
    static final int MOST_STEPS = 64;

    // mutable on purpose, public for the serializer; components are only ever added
    public String id;
    public Step[] steps = {};
    /** Event time at which to look at it again. */
    public long dueMillis;
    /** Of {@link #DUE_SOON} and its like. */
    public int said;

    /** Where it stands in its {@link CaseFile}. */
    transient int place;

    /** Takes note of a step; false if it is known already. */
    boolean add(Step step, CaseSettings settings) {
        int found = Arrays.binarySearch(steps, step);
        if (found >= 0) {
            return false;
        }
        int at = -found - 1;
        Step[] more = Arrays.copyOf(steps, steps.length + 1);
        System.arraycopy(steps, at, more, at + 1, steps.length - at);
        more[at] = step;
        steps = more.length > MOST_STEPS ? without(idle(more, settings), more) : more;
        return true;
    }

    Life life(CaseSettings settings) {
        return lifeUntil(Long.MAX_VALUE, settings);
    }

    Life lifeUntil(long nowMillis, CaseSettings settings) {
        return Life.until(nowMillis, steps, settings);
    }

    long lastMillis() {
        return steps[steps.length - 1].timeMillis();
    }

    /** When the first step after a moment is. */
    long nextStepMillis(long nowMillis) {
        for (Step step : steps) {
            if (step.timeMillis() > nowMillis) {
                return step.timeMillis();
            }
        }
        return Long.MAX_VALUE;
    }

    boolean hasSaid(int what) {
        return (said & what) != 0;
    }

    void say(int what) {
        said |= what;
    }

    /** The oldest step that can be forgotten without changing anything, else the oldest but the first. */
    private static int idle(Step[] steps, CaseSettings settings) {
        Life life = Life.until(Long.MAX_VALUE, steps, settings);
        for (int i = 0; i < steps.length; i++) {
            if (life.equals(Life.until(Long.MAX_VALUE, without(i, steps), settings))) {
                return i;
            }
        }
        return 1;
    }

    private static Step[] without(int i, Step[] steps) {
        Step[] fewer = Arrays.copyOf(steps, steps.length - 1);
        System.arraycopy(steps, i + 1, fewer, i, fewer.length - i);
        return fewer;
    }
}
