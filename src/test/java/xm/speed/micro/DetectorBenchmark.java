package xm.speed.micro;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.promise.Sample;
import xm.promise.detect.BreachDetector;
import xm.promise.detect.Evidence;

/** The detector, for each sealed pane of a hundred answers that are just as good as was promised. */
@State(Scope.Thread)
public class DetectorBenchmark {
    public static final int PANES = 10_000;
    private static final int ANSWERS = 100;
    private static final int LEVELS = 5;
    private static final long PANE_MILLIS = 10_000;
    /** One false alarm in as many panes, which is a month. */
    private static final double NEEDED = 259_200;

    private static final double PROMISED_SHARE = 0.9;
    private static final double PROMISED_MEAN = 0.75;

    private final BreachDetector ofShares = new BreachDetector(PROMISED_SHARE, NEEDED);
    private final BreachDetector ofScores = new BreachDetector(PROMISED_MEAN, NEEDED);
    private Sample[] shares;
    private Sample[] scores;

    @Setup
    public void answer() {
        shares = panes(dice -> sample(dice, 2, PROMISED_SHARE));
        scores = panes(dice -> sample(dice, LEVELS, PROMISED_MEAN));
    }

    private static Sample[] panes(Function<SplittableRandom, Sample> pane) {
        SplittableRandom dice = new SplittableRandom(1);
        return Stream.generate(() -> pane.apply(dice)).limit(PANES).toArray(Sample[]::new);
    }

    /** Each answer climbs every step with the same chance, so that this is their mean. */
    private static Sample sample(SplittableRandom dice, int levels, double mean) {
        double[] weights = new double[levels];
        for (int answer = 0; answer < ANSWERS; answer++) {
            int level = 0;
            for (int step = 1; step < levels; step++) {
                level += dice.nextDouble() < mean ? 1 : 0;
            }
            weights[level]++;
        }
        return new Sample(weights);
    }

    /** Answers that are good or bad; how many alarms there were. */
    @Benchmark
    @OperationsPerInvocation(PANES)
    public int shares() {
        return alarms(ofShares, shares);
    }

    /** Answers that are numbers. */
    @Benchmark
    @OperationsPerInvocation(PANES)
    public int scores() {
        return alarms(ofScores, scores);
    }

    private static int alarms(BreachDetector detector, Sample[] panes) {
        Evidence evidence = new Evidence();
        int alarms = 0;
        for (int i = 0; i < panes.length; i++) {
            if (detector.see(evidence, panes[i], i * PANE_MILLIS)) {
                alarms++;
                evidence = new Evidence();
            }
        }
        return alarms;
    }
}
