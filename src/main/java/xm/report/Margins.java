package xm.report;

import xm.promise.Commitment;
import xm.promise.PromisedSignal;

/** How much better than promised a value is, in the signal's unit; below 0 it is worse. */
final class Margins {
    private Margins() {}

    static double of(Commitment commitment, double value) {
        return isHighBetter(commitment) ? value - commitment.bound() : commitment.bound() - value;
    }

    /** Which way it is promised. */
    static String sign(Commitment commitment) {
        return isHighBetter(commitment) ? "≥ " : "≤ ";
    }

    private static boolean isHighBetter(Commitment commitment) {
        return PromisedSignal.named(commitment.promise().signal())
                .map(PromisedSignal::isHighBetter)
                .orElse(true);
    }
}
