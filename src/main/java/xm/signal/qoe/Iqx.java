package xm.signal.qoe;

/**
 * The IQX hypothesis: opinion falls from 5 to 1 exponentially with a disturbance, fastest where all is well.
 *
 * <p>One anchor sets how fast: at that disturbance, opinion is this. With 4 at a response time threshold, what is good
 * is what Apdex calls satisfied, and four times the threshold is 2.27.
 *
 * <p>Source: Fiedler, Hossfeld and Tran-Gia (2010), IEEE Network 24(2):36-41; the anchor is ours.
 *
 * @param disturbance above 0
 * @param opinion between 1 and 5
 */
public record Iqx(double disturbance, double opinion) {

    /** Of another disturbance, at least 0; exactly the anchor's opinion at the anchor. */
    public double opinionAt(double other) {
        return 1 + 4 * Math.pow((opinion - 1) / 4, other / disturbance);
    }
}
