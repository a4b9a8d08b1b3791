package xm.signal.qoe;

/**
 * The E-model for speech of the full band, in its short form: ratings go up to 148, opinion scores to 4.5 as ever.
 *
 * <p>A rating says nothing beside one of the narrow band; opinion scores do. It needs a codec's own impairment for the
 * full band, which the narrow-band tables do not have.
 *
 * <p>Source: ITU-T G.107.2 without echo: R = 148 - 1.48 Idd - Ie,eff.
 */
public final class Fullband {
    private static final double BEST = 148;
    private static final double TO_NARROWBAND = 1.48;
    private static final double WORST_IMPAIRMENT = 132;
    private static final EModel MODEL = new EModel(Line.DEFAULT);

    private Fullband() {}

    /** R of a one-way delay in ms, a codec's impairment and robustness to loss, and a loss in percent. */
    public static double rating(double oneWayMillis, double ie, double bpl, double lossPercent) {
        return BEST
                - TO_NARROWBAND * MODEL.idd(oneWayMillis)
                - (ie + (WORST_IMPAIRMENT - ie) * lossPercent / (lossPercent + bpl));
    }

    public static double opinion(double rating) {
        return RFactor.opinion(rating / TO_NARROWBAND);
    }
}
