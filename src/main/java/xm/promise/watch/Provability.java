package xm.promise.watch;

import xm.promise.Commitment;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Spelling;
import xm.promise.detect.Evidence;

/**
 * How soon evidence could say that a promise is broken, at the volume that a cell has today.
 *
 * <p>Two questions. How long until a total collapse, every answer the worst there is, would be noticed: by the detector
 * itself, to which such answers come as regularly as clockwork. And how long until twice the failures would be: at best as long as a CUSUM
 * tuned to just that drop takes, by the closed form of Page and Wald: h solves (e^h - h - 1)/KL(p0||p1) = answers between
 * false alarms, and the delay is (h + e^-h - 1)/KL(p1||p0) answers.
 *
 * <p>Worked example: at most 10 % failures and a false alarm in 10,000 answers; 20 % are noticed after 111 answers.
 *
 * @param answersPerDay of the cell
 * @param collapseDays until a total collapse would be noticed, infinite without answers
 * @param doubledDays until twice the promised failures would be
 * @param isProvable whether a collapse would be noticed within the time in which one false alarm is allowed
 */
public record Provability(double answersPerDay, double collapseDays, double doubledDays, boolean isProvable) {
    private static final double DAY_MILLIS = 24 * 3_600_000.0;
    /** What takes more is never. */
    private static final int MOST_ANSWERS = 1_000;

    public static Provability of(Commitment commitment, WatchSettings settings, double answersPerDay) {
        PromisedSignal signal =
                PromisedSignal.named(commitment.promise().signal()).orElseThrow();
        if (answersPerDay <= 0) {
            return new Provability(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false);
        }
        if (signal.basis() == PromisedSignal.Basis.STOCK) {
            return new Provability(answersPerDay, 0, 0, true);
        }
        Target target =
                Target.of(signal, commitment.bound(), settings.needed(commitment.falseAlarmEveryMillis(), signal));
        double everyDays = commitment.falseAlarmEveryMillis() / DAY_MILLIS;
        double collapseDays = collapseDays(target, settings.windowMillis(signal) / DAY_MILLIS, answersPerDay);
        double failures = 1 - target.mean();
        double doubled = failures < 0.5 ? 2 * failures : (1 + failures) / 2;
        double doubledDays = optimalDelay(failures, doubled, everyDays * answersPerDay) / answersPerDay;
        return new Provability(answersPerDay, collapseDays, doubledDays, collapseDays <= everyDays);
    }

    /** Days until the detector sounds if from now on every answer is the worst there is. */
    private static double collapseDays(Target target, double windowDays, double answersPerDay) {
        double answersAWindow = Math.max(1, windowDays * answersPerDay);
        double windowsBetween = Math.max(1, 1 / (windowDays * answersPerDay));
        Evidence evidence = new Evidence();
        for (int seen = 1; seen <= MOST_ANSWERS; seen++) {
            target.detector().skip(evidence, Math.round(windowsBetween) - 1);
            if (target.detector().see(evidence, Sample.share(answersAWindow, 0), seen)) {
                return seen * windowsBetween * windowDays;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Answers until a rise of the failures is noticed, at best, with so many answers from a false alarm to the next. */
    static double optimalDelay(double failures, double risen, double answersToFalseAlarm) {
        double threshold = threshold(answersToFalseAlarm * divergence(failures, risen));
        return (threshold + Math.expm1(-threshold)) / divergence(risen, failures);
    }

    /** h of e^h - h - 1 = goal, which rises with h. */
    private static double threshold(double goal) {
        double low = 0;
        double high = 1;
        while (Math.expm1(high) - high < goal) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (Math.expm1(middle) - middle < goal) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Kullback-Leibler divergence of one share from another. */
    private static double divergence(double from, double to) {
        return from * Math.log(from / to) + (1 - from) * Math.log((1 - from) / (1 - to));
    }

    /** {@code 120 answers a day: a total collapse would be noticed within 1.2 h, twice the failures within 3 days}. */
    public String sentence() {
        if (answersPerDay == 0) {
            return "no answers a day: it could never be proven";
        }
        String answers = Spelling.number(Math.round(answersPerDay * 10) / 10.0) + " answers a day: ";
        if (collapseDays == 0) {
            return "told of everybody, it needs no sample";
        }
        return isProvable
                ? answers + "a total collapse would be noticed in " + time(collapseDays) + ", twice the failures in "
                        + time(doubledDays) + " at best"
                : answers + "even a total collapse would be noticed only in " + time(collapseDays)
                        + ", so that it could never be proven";
    }

    private static String time(double days) {
        double minutes = days * 24 * 60;
        if (minutes < 90) {
            return Math.max(1, Math.round(minutes)) + " min";
        }
        return minutes < 48 * 60 ? Math.round(minutes / 60) + " h" : Math.round(days) + " days";
    }
}
