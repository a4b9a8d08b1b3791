package xm.promise.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import xm.promise.Bounds;
import xm.promise.VerdictState;
import xm.promise.detect.MeanSequence;

/**
 * One stretch of time up to now, and where the mean of its answers lies: an interval that holds whenever it is looked at. Of
 * short stretches there are many a day, so each of them is asked to be that much surer.
 */
final class Look {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long[] LENGTHS = {15 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE, DAY, 7 * DAY, 30 * DAY};
    private static final double DOUBT = 0.05;

    private final Target target;
    private final History.Stretch stretch;
    private final double doubt;
    private final double mean;
    // looked up only where the mean says that it matters
    private Bounds bounds;

    private Look(Target target, History.Stretch stretch, double doubt) {
        this.target = target;
        this.stretch = stretch;
        this.doubt = doubt;
        mean = target.mean(stretch.sum());
    }

    /**
     * The stretches that tell enough, the shortest first; whatever they tell, all that was seen since a time, and at last all
     * that is remembered.
     */
    static List<Look> all(History history, Target target, double margin, long fromMillis, long nowMillis) {
        List<Look> looks = new ArrayList<>();
        double enough = tellsEnough(target.mean(), margin);
        long before = Long.MAX_VALUE;
        boolean isKnownFrom = fromMillis != Watch.NEVER && fromMillis < nowMillis;
        long sinceThen = isKnownFrom ? nowMillis - fromMillis : Long.MAX_VALUE;
        for (long length : lengthsWith(sinceThen)) {
            History.Stretch stretch = history.since(nowMillis - length);
            boolean isAll = stretch.startMillis() == history.startsMillis[0]
                    || length == sinceThen
                    || length == LENGTHS[LENGTHS.length - 1];
            boolean isLonger = stretch.startMillis() < before;
            if (isLonger && (isAll || stretch.sum().size() >= enough)) {
                before = stretch.startMillis();
                looks.add(new Look(target, stretch, DOUBT * Math.min(1, (double) length / DAY)));
            }
        }
        return looks;
    }

    private static long[] lengthsWith(long other) {
        return other >= LENGTHS[LENGTHS.length - 1]
                ? LENGTHS
                : LongStream.concat(LongStream.of(LENGTHS), LongStream.of(other))
                        .sorted()
                        .toArray();
    }

    /** All that has been seen since a state began. */
    static Look since(History history, Target target) {
        return new Look(target, history.since(Watch.NEVER), DOUBT);
    }

    /** With fewer answers no interval is narrow enough: two standard errors are more than the margin. */
    private static double tellsEnough(double mean, double margin) {
        return 4 * mean * (1 - mean) / (margin * margin);
    }

    /** Whether it holds nothing from before a time. */
    boolean isFrom(long timeMillis) {
        return stretch.startMillis() >= timeMillis;
    }

    double mean() {
        return mean;
    }

    Bounds bounds() {
        if (bounds == null) {
            bounds = MeanSequence.of(target.signal().judged(stretch.sum()), doubt);
        }
        return bounds;
    }

    boolean isNarrow(double margin) {
        return bounds().high() - bounds().low() <= 2 * margin;
    }

    Judgement says(VerdictState state, String gate) {
        return new Judgement(state, stretch, bounds(), gate);
    }
}
