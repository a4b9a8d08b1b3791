package xm.promise.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xm.promise.Bounds;
import xm.promise.VerdictState;

/**
 * What can be said of a promise that is not broken, by what was seen lately.
 *
 * <p>Kept: some stretch of time proves that failures are fewer than one and a half times what was promised, and more by
 * less than ten in a hundred answers; and the best estimate keeps the promise, there and in all that is remembered. At
 * risk: some stretch lies below the promise with its whole interval; or all that is remembered does with its estimate; or
 * evidence is gathering that chance alone would bring about once a thirtieth of the time between false alarms. Else it is
 * unproven. A kept promise stays kept while the estimate is off by less than half of that margin, so that it does not
 * flicker.
 *
 * <p>A verdict rests on the shortest stretch that proves it. But one good day does not keep what a month has broken, nor
 * does a poor hour break what the day has kept.
 *
 * <p>After a time in which nobody could see, only what came since proves that a promise is kept. What was in doubt before
 * still is: who asks on some days only does not forget a poor week over a weekend.
 *
 * @param stretch what it rests on, {@code null} if nothing was seen
 * @param bounds where the mean of answers lies, 0 to 1
 * @param gate in words, what held it there
 */
record Judgement(VerdictState state, History.Stretch stretch, Bounds bounds, String gate) {
    static final String NOTHING = "no answers within a month";
    private static final double TIMES_A_FALSE_ALARM = 30;
    private static final double WIDEST_MARGIN = 0.1;

    /** Of a watch whose promise is not broken, at a time. */
    static Judgement of(Watch watch, Target target, long nowMillis) {
        if (watch.history.isEmpty()) {
            return new Judgement(VerdictState.UNPROVEN, null, Bounds.ALL, NOTHING);
        }
        double margin = Math.min((1 - target.mean()) / 2, WIDEST_MARGIN);
        double tolerated = watch.state == VerdictState.KEPT ? margin / 2 : 0;
        List<Look> looks = Look.all(watch.history, target, margin, watch.seenFromMillis, nowMillis);
        Look all = looks.get(looks.size() - 1);
        double evidence = target.detector().value(watch.breach);
        if (evidence >= suspicious(target.needed()) && target.detector().isClimbing(watch.breach)) {
            return newest(looks, watch.seenFromMillis, margin)
                    .says(VerdictState.AT_RISK, gathering(evidence, target.needed()));
        }
        for (Look look : looks) {
            if (look.mean() < target.mean() && look.bounds().high() < target.mean()) {
                return look.says(VerdictState.AT_RISK, "the whole interval lies below the promise");
            }
        }
        List<Look> keeping = new ArrayList<>(looks);
        keeping.removeIf(look ->
                !look.isFrom(watch.seenFromMillis) || Math.min(all.mean(), look.mean()) < target.mean() - tolerated);
        for (Look look : keeping) {
            if (look.bounds().low() >= target.mean() - margin) {
                return look.says(VerdictState.KEPT, "failures are proven to be few enough");
            }
        }
        if (all.mean() < target.mean() && all.isNarrow(margin)) {
            return all.says(
                    VerdictState.AT_RISK, "the estimate is below the promise; " + gathering(evidence, target.needed()));
        }
        return newest(looks, watch.seenFromMillis, margin).says(VerdictState.UNPROVEN, "too few answers to say either");
    }

    /** The shortest that tells enough, else all that was seen since a time. */
    private static Look newest(List<Look> looks, long fromMillis, double margin) {
        Look longest = looks.get(0);
        for (Look look : looks) {
            if (!look.isFrom(fromMillis)) {
                break;
            }
            if (look.isNarrow(margin)) {
                return look;
            }
            longest = look;
        }
        return longest;
    }

    /** Evidence from which on a promise is at risk. */
    static double suspicious(double needed) {
        return Math.max(Math.sqrt(needed), needed / TIMES_A_FALSE_ALARM);
    }

    static String gathering(double evidence, double needed) {
        return String.format(Locale.ROOT, "evidence %,.0f of %,.0f", evidence, needed);
    }
}
