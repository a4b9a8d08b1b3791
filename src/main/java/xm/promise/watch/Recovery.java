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
    /** A drop that got better is still taken for one of so much of the promised failures: good is not told from nearly so. */
    private static final double SMALLEST = 0.5;
    /** Where many failures are promised, for one of so much of all answers. */
    private static final double SMALLEST_OF_ALL = 0.05;

    private static final double DAY_MILLIS = 86_400_000;

    /** The level from which on it has to get better, when it has got better without being good; never below what it was. */
    static double raised(double target, double dropLevel, double mean) {
        double smallest = Math.min(SMALLEST * (1 - target), SMALLEST_OF_ALL);
        return Math.max(dropLevel, Math.min(mean, target - smallest));
    }

    /**
     * @param target the mean that is promised
     * @param dropLevel the mean while it dropped
     */
    static Recovery of(double target, double dropLevel, long paneMillis) {
        // under new terms the drop may be none any more: then it only has to be good enough
        double halfway = dropLevel < target ? (target + dropLevel) / 2 : target - (1 - target) / 2;
        double bad = Math.max(0.001, Math.min(0.999, halfway));
        return new Recovery(
                new BreachDetector(1 - bad, Math.max(PANES_A_DAY_LEAST, DAY_MILLIS / paneMillis), MOST_A_PANE));
    }
}
