package xm.signal.qoe;

/**
 * How stalls spoil a film: opinion falls from 5 exponentially with their number and length, to 1.5.
 *
 * <p>The model was fitted on clips of 30 s, so it is told of stalls per 30 s of play time. Where in a film they lay is
 * not measured, so they are taken as spread evenly: all slices of 30 s are alike, and one of them is the session. Less
 * than 30 s counts as one slice: a rate that was not lived through is not made up.
 *
 * <p>Source: Hossfeld et al., Internet Video Delivery in YouTube: From Traffic Measurements to Quality of Experience
 * (2013), 3.5 e^(-(.15 L + .19) N) + 1.5 for N stalls of L seconds each. The start-up delay is not in it.
 */
public final class Stalling {
    private static final double SLICE_SECONDS = 30;

    private Stalling() {}

    /** Never better with more stalls or longer ones, never worse with more play time around them. */
    public static double opinion(double playSeconds, double stalls, double stallSeconds) {
        double share = SLICE_SECONDS / Math.max(SLICE_SECONDS, playSeconds);
        return 1.5 + 3.5 * Math.exp(-share * (0.15 * stallSeconds + 0.19 * stalls));
    }
}
