package xm.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * How often detectors sound a false alarm while a promise is just kept, and how soon they find that it is not.
 *
 * @param promised share of good answers
 * @param paneMillis length of the panes on which ours decides
 * @param days the time in which one false alarm is allowed, and how long a run is
 * @param runs of that time
 * @param drops how many drops are tried for each delay
 */
public record Benchmark(double promised, long paneMillis, int days, int runs, int drops, long seed) {
    /** From a promise of 90 % to 87, 85, 80 and 70 %. */
    public static final List<Double> DROPS = List.of(0.03, 0.05, 0.1, 0.2);

    /** Before the drop a little more was kept than promised. */
    private static final double HEALTHY = 0.02;

    private static final double TUNED_TO = 0.1;
    private static final int MINUTES_A_DAY = 1440;
    /** Nobody waits longer for an alarm than that, or so many answers. */
    private static final int HORIZON_MINUTES = 720;

    private static final int HORIZON_ANSWERS = 10_000;

    /**
     * One detector on one stream.
     *
     * @param falseAlarms in the time in which one is allowed
     * @param delays in minutes, for each of the drops
     */
    public record Line(String detector, Tried falseAlarms, List<Tried> delays) {}

    /**
     * All detectors at one rate of answers.
     *
     * @param optimum delay in minutes of the CUSUM that is tuned to each drop
     */
    public record Table(double perMinute, List<Double> optimum, List<Line> lines) {}

    /** @param done told how many of the {@link #steps} are done */
    public Table at(double perMinute, LongConsumer done) {
        ShareStream stream = new ShareStream(perMinute, paneMillis, seed);
        long minutes = (long) days * MINUTES_A_DAY;
        Contenders contenders = new Contenders(promised, stream, minutes);
        List<Contender> all = contenders.all(TUNED_TO);
        double bad = 1 - promised;
        List<Tried> falseAlarms = stream.alarms(all, bad, minutes, runs);
        done.accept(1);
        List<List<Tried>> delays = new ArrayList<>();
        for (double drop : DROPS) {
            delays.add(stream.delays(all, bad - HEALTHY, bad + drop, horizon(perMinute), drops));
            done.accept(1 + delays.size());
        }
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            int row = k;
            lines.add(new Line(
                    all.get(k).name(),
                    falseAlarms.get(k),
                    delays.stream().map(ofDrop -> ofDrop.get(row)).toList()));
        }
        return new Table(perMinute, DROPS.stream().map(contenders::optimum).toList(), lines);
    }

    /** Of one table. */
    public static int steps() {
        return 1 + DROPS.size();
    }

    private static long horizon(double perMinute) {
        return (long) Math.max(HORIZON_MINUTES, HORIZON_ANSWERS / perMinute);
    }
}
