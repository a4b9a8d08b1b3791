package xm.promise.watch;

import xm.promise.detect.BreachDetector;

/**
 * How it is found out that a drop is over: by betting against its being less than halfway back.
 *
 * <p>The same detector on mirrored answers. An all-clear that is none comes at most once a day while it is just halfway
 * back, and much more seldom while it is still as bad as it was. No pane counts for more than {@value #MOST_A_PANE} times
 * what was: one good pane is no evidence, however many answers it holds, for the answers of a day are alike.
 */
record Recovery(BreachDetector detector) {
    private static final double PANES_A_DAY_LEAST = 20;
    private static final double MOST_A_PANE = 3;
    /** What is just the promise again could not be told from what is nearly so. */
    private static final double NEAREST = 0.25;

    private static final double DAY_MILLIS = 86_400_000;

    /**
     * @param target the mean that is promised
     * @param dropLevel the mean while it dropped
     */
    static Recovery of(double target, double dropLevel, long paneMillis) {
        // under new terms the drop may be none any more: then it only has to be good enough
        double halfway = dropLevel < target ? (target + dropLevel) / 2 : target - (1 - target) / 2;
        double bad = Math.max(0.001, Math.min(0.999, Math.min(halfway, target - NEAREST * (1 - target))));
        return new Recovery(
                new BreachDetector(1 - bad, Math.max(PANES_A_DAY_LEAST, DAY_MILLIS / paneMillis), MOST_A_PANE));
    }
}
