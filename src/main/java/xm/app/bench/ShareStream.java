package xm.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A stream of good and bad answers on which all contenders are measured alike: the same panes for everybody.
 *
 * @param perMinute how many answers
 * @param paneMillis how long a pane is
 */
record ShareStream(double perMinute, long paneMillis, long seed) {
    private static final double MINUTE = 60_000;
    /** Every detector has found its usual state after that. */
    private static final int WARM_MINUTES = 400;

    private static final int WARM_ANSWERS = 1000;

    /** How many alarms begin in a time while this share is bad, for each contender. */
    List<Tried> alarms(List<Contender> contenders, double bad, long minutes, int runs) {
        double[][] counted =
                table(contenders.size(), runs, run -> alarmsOfOne(rules(contenders), bad, minutes, dice(run)));
        return Arrays.stream(counted).map(Tried::of).toList();
    }

    /**
     * How many minutes after a drop an alarm begins, for each contender; those that fire already at the drop do not count.
     *
     * @param horizonMinutes after which nobody waits any more
     */
    List<Tried> delays(List<Contender> contenders, double before, double after, long horizonMinutes, int runs) {
        double[][] delays = table(
                contenders.size(),
                runs,
                run -> delaysOfOne(rules(contenders), before, after, horizonMinutes, dice(run)));
        return Arrays.stream(delays).map(Tried::of).toList();
    }

    private interface Run {
        double[] of(int run);
    }

    /** Runs on all cores; a row for each contender. */
    private static double[][] table(int rows, int runs, Run run) {
        double[][] table = new double[rows][runs];
        IntStream.range(0, runs).parallel().forEach(column -> {
            double[] results = run.of(column);
            for (int row = 0; row < rows; row++) {
                table[row][column] = results[row];
            }
        });
        return table;
    }

    private double[] alarmsOfOne(List<Rule> rules, double bad, long minutes, SplittableRandom dice) {
        double[] alarms = new double[rules.size()];
        AnswerTraffic traffic = traffic(bad);
        AnsweredPane pane = new AnsweredPane();
        long panes = (long) (minutes * MINUTE / paneMillis);
        for (long i = 0; i < panes; i++) {
            traffic.fill(pane, dice);
            for (int k = 0; k < alarms.length; k++) {
                alarms[k] += rules.get(k).see(pane) == Rule.QUIET ? 0 : 1;
            }
        }
        return alarms;
    }

    private double[] delaysOfOne(
            List<Rule> rules, double before, double after, long horizonMinutes, SplittableRandom dice) {
        AnswerTraffic healthy = traffic(before);
        AnswerTraffic dropped = traffic(after);
        AnsweredPane pane = new AnsweredPane();
        long warm = (long) (Math.max(WARM_MINUTES, WARM_ANSWERS / perMinute) * MINUTE / paneMillis);
        // a drop may come anywhere between two looks of those that look every few minutes
        warm += dice.nextInt((int) (10 * MINUTE / paneMillis));
        for (long i = 0; i < warm; i++) {
            healthy.fill(pane, dice);
            rules.forEach(rule -> rule.see(pane));
        }
        double[] delays = new double[rules.size()];
        Arrays.fill(delays, Double.NaN);
        double part = dice.nextDouble();
        healthy.fillUntil(part, dropped, pane, dice);
        List<Integer> waiting = new ArrayList<>();
        for (int k = 0; k < delays.length; k++) {
            if (!rules.get(k).isFiring()) {
                waiting.add(k);
                delays[k] = Double.POSITIVE_INFINITY;
            }
        }
        long panes = (long) (horizonMinutes * MINUTE / paneMillis);
        for (long i = 0; i < panes && !waiting.isEmpty(); i++) {
            double start = i - part;
            waiting.removeIf(k -> {
                double alarm = rules.get(k).see(pane);
                boolean isFound = alarm != Rule.QUIET && start + alarm > 0;
                delays[k] = isFound ? (start + alarm) * paneMillis / MINUTE : delays[k];
                return isFound;
            });
            dropped.fill(pane, dice);
        }
        return delays;
    }

    private AnswerTraffic traffic(double bad) {
        return new AnswerTraffic(perMinute * paneMillis / MINUTE, bad);
    }

    private SplittableRandom dice(int run) {
        return new SplittableRandom(seed * 1_000_003 + run);
    }

    private static List<Rule> rules(List<Contender> contenders) {
        return contenders.stream().map(contender -> contender.rule().get()).toList();
    }
}
