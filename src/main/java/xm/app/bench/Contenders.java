package xm.app.bench;

import java.util.List;
import java.util.function.Predicate;
import xm.app.bench.MinuteRule.Minutes;
import xm.promise.detect.BreachDetector;
import xm.signal.Intervals;

/**
 * What is compared for one promise on one stream.
 *
 * @param promised share of good answers
 * @param falseAlarmMinutes the time in which one false alarm is allowed
 */
record Contenders(double promised, ShareStream stream, double falseAlarmMinutes) {
    private static final double MINUTE = 60_000;

    List<Contender> all(double drop) {
        return List.of(
                evidence(),
                cusum(drop),
                minutes("15-minute Wilson 95 %", 1, minutes -> wilson(minutes, Intervals.Z95)),
                minutes("5-minute mean", 5, minutes -> mean(minutes, 5)),
                minutes("burn rate 14.4x 1h/5m or 6x 6h/30m", 1, this::pages),
                minutes("burn rate 2x 1h/5m", 1, minutes -> new BurnRate(2, 60, 5).isBroken(minutes, promised)));
    }

    Contender evidence() {
        double panes = falseAlarmMinutes * MINUTE / stream.paneMillis();
        BreachDetector detector = new BreachDetector(promised, panes);
        return new Contender("evidence (ours)", () -> new EvidenceRule(detector));
    }

    /** The fastest CUSUM for a drop by so much. */
    Contender cusum(double drop) {
        Cusum cusum = Cusum.fastest(1 - promised, 1 - promised + drop, answers());
        return new Contender("CUSUM tuned to %.0f %%".formatted(100 * (promised - drop)), () -> new CusumRule(cusum));
    }

    /** How many minutes the fastest CUSUM for a drop by so much needs at worst. */
    double optimum(double drop) {
        Cusum cusum = Cusum.fastest(1 - promised, 1 - promised + drop, answers());
        return cusum.answersToAlarm(1 - promised + drop) / stream.perMinute();
    }

    Contender minutes(String name, int everyMinutes, Predicate<Minutes> rule) {
        int panesPerMinute = (int) (MINUTE / stream.paneMillis());
        return new Contender(name, () -> new MinuteRule(rule, everyMinutes, panesPerMinute));
    }

    boolean wilson(Minutes minutes, double z) {
        long answers = minutes.answers(15);
        return Intervals.wilson(answers - minutes.bad(15), answers, z).high() < promised;
    }

    boolean mean(Minutes minutes, int window) {
        long answers = minutes.answers(window);
        return answers > 0 && answers - minutes.bad(window) < promised * answers;
    }

    private boolean pages(Minutes minutes) {
        return new BurnRate(14.4, 60, 5).isBroken(minutes, promised)
                || new BurnRate(6, 360, 30).isBroken(minutes, promised);
    }

    private double answers() {
        return falseAlarmMinutes * stream.perMinute();
    }
}
