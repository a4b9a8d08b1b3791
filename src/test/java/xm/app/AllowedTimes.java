package xm.app;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** When the answers that came allowed an alert, and when its end, by the rule that knows how bad it was. */
final class AllowedTimes {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** What happened is asked about, and what was asked is answered, so long after it at most. */
    private static final Duration LAG = Duration.ofHours(1);

    private static final Duration STEP = Duration.ofMinutes(10);

    /** One good pane is no evidence that all is well again, however many answers it holds. */
    private static final double MOST_A_PANE = 3;

    private AllowedTimes() {}

    /** When the first of a promise's cells there would be known to be broken by the rule that knows the drop. */
    static OptionalLong ofAlert(LivedThrough lived, Broken broken, long begin, long end) {
        return lived.cells(broken.promise()).stream()
                .filter(id -> broken.isAt(lived.terms(id).cell()))
                .map(id -> {
                    Verdict terms = lived.terms(id);
                    NavigableMap<Long, Sample> answers = lived.panes(id, begin, end + LAG.toMillis());
                    NavigableMap<Long, Sample> drop = KnowingRule.worst(target(terms), answers, STEP.toMillis());
                    return sounds(
                            target(terms),
                            terms.needed(),
                            lived.panes().get(id),
                            drop,
                            begin,
                            Double.POSITIVE_INFINITY,
                            1);
                })
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /**
     * When the last of the cells that broke would be known to be well again: better than halfway back as surely as chance
     * errs once a day, and as good as promised since the trouble was over; at the end of the life if it was not by then.
     */
    static long ofEnd(LivedThrough lived, Broken broken, long end) {
        long last = end;
        for (String id : lived.cells(broken.promise())) {
            boolean wasBroken = lived.verdicts().get(id).stream().anyMatch(told -> told.state() == VerdictState.BROKEN);
            if (broken.isAt(lived.terms(id).cell()) && wasBroken) {
                double target = target(lived.terms(id));
                Sample drop = KnowingRule.sum(
                        lived.panes(id, millisOfFirst(lived, id), end).values());
                double halfway = (target + drop.sum() / drop.size()) / 2;
                NavigableMap<Long, Sample> mirrored = new TreeMap<>();
                lived.panes().get(id).forEach((start, sample) -> mirrored.put(start, sample.mirrored()));
                NavigableMap<Long, Sample> after = mirrored.tailMap(mirrored.lastKey() - HOUR, true);
                double aDay = (double) Duration.ofDays(1).toMillis() / LivedThrough.PANE_MILLIS;
                last = Math.max(
                        last,
                        sounds(1 - halfway, aDay, mirrored, after, end, MOST_A_PANE, 1 - target)
                                .orElse(mirrored.lastKey() + LivedThrough.PANE_MILLIS));
            }
        }
        return last;
    }

    private static long millisOfFirst(LivedThrough lived, String id) {
        return lived.verdicts().get(id).stream()
                .filter(told -> told.state() == VerdictState.BROKEN)
                .findFirst()
                .orElseThrow()
                .sinceMillis();
    }

    private static OptionalLong sounds(
            double target,
            double panesBetween,
            NavigableMap<Long, Sample> panes,
            NavigableMap<Long, Sample> drop,
            long after,
            double mostAPane,
            double meanAtMost) {
        Sample sum = KnowingRule.sum(drop.values());
        if (drop.isEmpty() || sum.sum() / sum.size() >= target) {
            return OptionalLong.empty();
        }
        double answersAPane = sum.size()
                * LivedThrough.PANE_MILLIS
                / Math.max(LivedThrough.PANE_MILLIS, drop.lastKey() + LivedThrough.PANE_MILLIS - drop.firstKey());
        return KnowingRule.of(target, sum, panesBetween * answersAPane)
                .sounds(panes, LivedThrough.PANE_MILLIS, after, mostAPane, meanAtMost);
    }

    private static double target(Verdict terms) {
        return PromisedSignal.named(terms.commitment().promise().signal())
                .orElseThrow()
                .target(terms.commitment().bound());
    }
}
