package xm.promise.watch;

import java.util.Locale;
import xm.promise.Bounds;
import xm.promise.VerdictState;
import xm.promise.detect.MeanSequence;

/**
 * What can be said of a promise that is not broken, by what was seen lately.
 *
 * <p>Kept: it is proven that failures are fewer than one and a half times what was promised, and the best estimate keeps
 * the promise. At risk: the estimate is below the promise although enough was seen to say so, or evidence is gathering
 * that chance alone would bring about once a thirtieth of the time between false alarms. Else it is unproven. A kept
 * promise stays kept while the estimate is off by less than half of that margin, so that it does not flicker.
 *
 * <p>The stretch of time is the shortest that tells enough. Every stretch has an interval that holds whenever it is looked
 * at; of short ones there are many a day, so each of them is asked to be that much surer.
 *
 * @param stretch what it rests on, {@code null} if nothing was seen
 * @param bounds where the mean of answers lies, 0 to 1
 * @param gate in words, what held it there
 */
record Judgement(VerdictState state, History.Stretch stretch, Bounds bounds, String gate) {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long[] STRETCHES = {15 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE, DAY, 7 * DAY, 30 * DAY};
    private static final double DOUBT = 0.05;
    private static final double TIMES_A_FALSE_ALARM = 30;

    /** Of a watch whose promise is not broken, at a time. */
    static Judgement of(Watch watch, Target target, long nowMillis) {
        if (watch.history.isEmpty()) {
            return new Judgement(VerdictState.UNPROVEN, null, Bounds.ALL, "no answers yet");
        }
        double margin = (1 - target.mean()) / 2;
        History.Stretch stretch = null;
        Bounds bounds = Bounds.ALL;
        for (long length : STRETCHES) {
            History.Stretch longer = watch.history.since(nowMillis - length);
            stretch = longer;
            boolean isLongest = longer.startMillis() == watch.history.startsMillis[0];
            if (!isLongest && longer.sum().size() < tellsEnough(target.mean(), margin)) {
                continue;
            }
            bounds = bounds(target, stretch, DOUBT * Math.min(1, (double) length / DAY));
            if (isLongest || bounds.high() - bounds.low() <= 2 * margin) {
                break;
            }
        }
        return judge(watch, target, margin, stretch, bounds);
    }

    /** With fewer answers no interval is narrow enough: two standard errors are more than the margin. */
    private static double tellsEnough(double mean, double margin) {
        return 4 * mean * (1 - mean) / (margin * margin);
    }

    /** Where the mean of the answers of a stretch lies. */
    static Bounds bounds(Target target, History.Stretch stretch, double doubt) {
        return MeanSequence.of(target.signal().judged(stretch.sum()), doubt);
    }

    /** Evidence from which on a promise is at risk. */
    static double suspicious(double needed) {
        return Math.max(Math.sqrt(needed), needed / TIMES_A_FALSE_ALARM);
    }

    private static Judgement judge(Watch watch, Target target, double margin, History.Stretch stretch, Bounds bounds) {
        double mean = target.mean(stretch.sum());
        double evidence = target.detector().value(watch.breach);
        boolean isEnough = bounds.high() - bounds.low() <= 2 * margin;
        if (evidence >= suspicious(target.needed())) {
            return new Judgement(VerdictState.AT_RISK, stretch, bounds, gathering(evidence, target.needed()));
        }
        if (bounds.high() < target.mean()) {
            return new Judgement(VerdictState.AT_RISK, stretch, bounds, "the whole interval lies below the promise");
        }
        double tolerated = watch.state == VerdictState.KEPT ? margin / 2 : 0;
        if (bounds.low() >= target.mean() - margin && mean >= target.mean() - tolerated) {
            return new Judgement(VerdictState.KEPT, stretch, bounds, "failures are proven to be few enough");
        }
        if (isEnough && mean < target.mean()) {
            return new Judgement(
                    VerdictState.AT_RISK,
                    stretch,
                    bounds,
                    "the estimate is below the promise; " + gathering(evidence, target.needed()));
        }
        return new Judgement(VerdictState.UNPROVEN, stretch, bounds, "too few answers to say either");
    }

    static String gathering(double evidence, double needed) {
        return String.format(Locale.ROOT, "evidence %,.0f of %,.0f", evidence, needed);
    }
}
