package xm.app.command.demo;

import java.util.HashMap;
import java.util.Map;

/**
 * The range of a signal's value and which end of it is good, so that signals can stand beside each other.
 *
 * <p>Signals without an end, such as seconds or complaints per customer, have none.
 */
record SignalScale(double worst, double best) {
    private static final Map<String, SignalScale> BY_SIGNAL = scales();

    /** {@code null} for a signal without a range. */
    static SignalScale of(String signal) {
        return BY_SIGNAL.get(signal);
    }

    /** How much worse a value is than another, as a share of the range; negative if it is better. */
    double worseBy(double value, double other) {
        return (other - value) / (best - worst);
    }

    /** Whichever of two values is nearer to the good end. */
    double better(double one, double other) {
        return best > worst ? Math.max(one, other) : Math.min(one, other);
    }

    private static Map<String, SignalScale> scales() {
        Map<String, SignalScale> scales = new HashMap<>();
        for (String share : new String[] {"csat", "first-contact-resolution", "on-time", "in-target", "loyalty"}) {
            scales.put(share, new SignalScale(0, 1));
        }
        for (String share : new String[] {"stated-effort", "effort", "abandonment", "churn-risk"}) {
            scales.put(share, new SignalScale(1, 0));
        }
        for (String net : new String[] {"success", "ease", "emotion", "temkin", "sentiment"}) {
            scales.put(net, new SignalScale(-1, 1));
        }
        scales.put("nps", new SignalScale(-100, 100));
        scales.put("qoe", new SignalScale(1, 5));
        return Map.copyOf(scales);
    }
}
