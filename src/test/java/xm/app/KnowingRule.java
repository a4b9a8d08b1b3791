package xm.app;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import xm.promise.Sample;

/**
 * The rule that knows how bad it will be: one bet that is the best against a drop that has been measured, begun anew
 * whenever it has lost. Nothing sees a drop sooner in the mean that gives as few false alarms (Moustakides 1986), so it
 * tells how soon the answers that came allow an alarm.
 *
 * @param target the mean that is promised
 * @param lambda the bet that grows fastest on the answers while it dropped
 * @param limit the logarithm at which it gives one false alarm in the time that is agreed
 */
record KnowingRule(double target, double lambda, double limit) {
    private static final int STEPS = 100;
    /** Answers of a stretch from which it is known how bad it was. */
    private static final double FEWEST = 20;

    /**
     * Fitted to the answers of a drop.
     *
     * @param answersBetween false alarms, at least
     */
    static KnowingRule of(double target, Sample drop, double answersBetween) {
        double lambda = fastest(target, drop);
        double back = 0;
        for (int i = 0; i < drop.weights().length; i++) {
            double gain = Math.log1p(lambda * (target - drop.level(i)));
            // of all means that keep the promise the one that is hardest to tell from the drop
            back -= drop.weights()[i] / drop.size() * Math.exp(-gain) * gain;
        }
        return new KnowingRule(target, lambda, limit(back * answersBetween));
    }

    /**
     * End of the pane in which it sounds for the first time that is after a time.
     *
     * @param mostAPane what a pane may make of the bet, times itself
     * @param meanAtMost and the mean of the answers since that time is no more
     */
    OptionalLong sounds(
            NavigableMap<Long, Sample> panes, long paneMillis, long afterMillis, double mostAPane, double meanAtMost) {
        double steepest = Math.log(mostAPane);
        double evidence = 0;
        double answers = 0;
        double sum = 0;
        for (Map.Entry<Long, Sample> pane : panes.entrySet()) {
            evidence = Math.max(0, evidence + Math.min(steepest, gain(target, lambda, pane.getValue())));
            if (pane.getKey() >= afterMillis) {
                answers += pane.getValue().size();
                sum += pane.getValue().sum();
                if (evidence >= limit && sum <= meanAtMost * answers) {
                    return OptionalLong.of(pane.getKey() + paneMillis);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static double fastest(double target, Sample drop) {
        double low = 0;
        double high = 0.999 / (1 - target);
        for (int step = 0; step < STEPS; step++) {
            double one = low + (high - low) / 3;
            double other = high - (high - low) / 3;
            if (gain(target, one, drop) < gain(target, other, drop)) {
                low = one;
            } else {
                high = other;
            }
        }
        return (low + high) / 2;
    }

    private static double gain(double target, double lambda, Sample sample) {
        double gain = 0;
        for (int i = 0; i < sample.weights().length; i++) {
            gain += sample.weights()[i] * Math.log1p(lambda * (target - sample.level(i)));
        }
        return gain;
    }

    /** Where a cumulative sum gives one false alarm in so many answers: e^h - h - 1 of them times what one costs it. */
    private static double limit(double cost) {
        double low = 0;
        double high = 100;
        for (int step = 0; step < STEPS; step++) {
            double limit = (low + high) / 2;
            if (Math.exp(limit) - limit - 1 < cost) {
                low = limit;
            } else {
                high = limit;
            }
        }
        return high;
    }

    /** The stretch of answers that speaks most against a promise, begun and ended at whole steps; empty if none does. */
    static NavigableMap<Long, Sample> worst(double target, NavigableMap<Long, Sample> answers, long stepMillis) {
        NavigableMap<Long, Sample> panes = new TreeMap<>(answers);
        NavigableMap<Long, Sample> worst = new TreeMap<>();
        double most = 0;
        long last = panes.isEmpty() ? Long.MIN_VALUE : panes.lastKey();
        for (long from = panes.isEmpty() ? 0 : panes.firstKey(); from <= last; from += stepMillis) {
            for (long until = from + stepMillis; until <= last + stepMillis; until += stepMillis) {
                NavigableMap<Long, Sample> stretch = panes.subMap(from, true, until, false);
                Sample sum = sum(stretch.values());
                double against = sum.size() < FEWEST ? 0 : gain(target, fastest(target, sum), sum);
                if (against > most) {
                    most = against;
                    worst = stretch;
                }
            }
        }
        return worst;
    }

    /** All answers of some panes. */
    static Sample sum(Iterable<Sample> panes) {
        double[] sum = {};
        for (Sample pane : panes) {
            sum = sum.length == 0 ? new double[pane.weights().length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += pane.weights()[i];
            }
        }
        return new Sample(sum);
    }
}
