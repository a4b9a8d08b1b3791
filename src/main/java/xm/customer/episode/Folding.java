package xm.customer.episode;

import java.util.List;

/**
 * Makes one step of many, so that a customer with a million of them, such as a shared guest account, stays small.
 *
 * <p>The older steps of an episode are folded into the last of them; kept are the first contact, the step that ended
 * last, and the newest ones. What the episode came to stays the same to the last bit. Lost is where a straggler would
 * have stood among the folded, so that a switch of channel or a re-entry may be missed; that a human contact among them
 * could claim failed self-service; and when each of several contacts was, for a straggler that turns out to be the first.
 */
final class Folding {
    private static final int NEWEST = 16;

    private Folding() {}

    /** Folds what can be folded, and says whether anything was; folded steps are left out of the episode. */
    static boolean fold(Episode episode) {
        List<Step> steps = episode.steps;
        Step first = episode.firstContact();
        int from = 0;
        int to = -1;
        int start = 0;
        for (int i = 0; i <= steps.size() - NEWEST; i++) {
            boolean isKept = i == steps.size() - NEWEST || steps.get(i) == first || steps.get(i) == episode.last;
            if (isKept) {
                if (i - 1 - start > to - from) {
                    from = start;
                    to = i - 1;
                }
                start = i + 1;
            }
        }
        if (to <= from) {
            return false;
        }
        fold(episode, from, to);
        return true;
    }

    private static void fold(Episode episode, int from, int to) {
        List<Step> steps = episode.steps;
        Episode.Walk walk = new Episode.Walk();
        steps.subList(0, from).forEach(walk::take);
        Behaviour before = walk.sum.copy();
        steps.subList(from, to + 1).forEach(walk::take);
        Step run = steps.get(to);
        run.folded = walk.sum.since(before);
        run.startMillis = steps.get(from).startMillis;
        for (Step step : steps.subList(from, to)) {
            run.endMillis = Math.max(run.endMillis, step.endMillis);
            run.points(run.points() + step.points());
            run.set(Step.HIGH_TOLD, run.is(Step.HIGH_TOLD) || step.is(Step.HIGH_TOLD));
        }
        steps.subList(from, to).clear();
        steps.forEach(step -> step.settleIn(episode.root));
    }
}
