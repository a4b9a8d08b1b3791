package xm.signal.qoe;

/**
 * The E-model's rating R and the mean opinion score of listeners that belongs to it, 1 to 4.5.
 *
 * <p>Source: ITU-T G.107 (06/2015), annex B and appendix I. R = 90 is 4.34, 80 is 4.02, 70 is 3.60, 60 is 3.10 and 50
 * is 2.58, the limits of what makes very satisfied, satisfied, and then fewer users (G.109).
 */
public final class RFactor {
    private RFactor() {}

    /** Never falls as R grows. The published cubic dips below 1 for R from 0 to 6.5, so it is held at 1 there. */
    public static double opinion(double r) {
        if (r <= 0) {
            return 1;
        }
        if (r >= 100) {
            return 4.5;
        }
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }

    /** The rating of an opinion score, 6.5 to 100; scores below 1 or above 4.5 count as these. */
    public static double of(double opinion) {
        double m = Math.min(4.5, Math.max(1, opinion));
        double h =
                Math.atan2(15 * Math.sqrt(Math.max(0, -903_522 + 1_113_960 * m - 202_500 * m * m)), 18_556 - 6750 * m)
                        / 3;
        return 20.0 / 3 * (8 - Math.sqrt(226) * Math.cos(h + Math.PI / 3));
    }
}
