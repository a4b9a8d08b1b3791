package xm.signal.qoe;

/**
 * A core web vital: how soon a page shows what matters, answers the hand, and stays put.
 *
 * <p>Score: Lighthouse's log-normal curve through .9 at the limit of good and .5 at the limit of poor, on 1 to 5: good
 * up to 4.6, poor below 3. Limits: web-vitals 5 (LCP 2.5 and 4 s, INP 200 and 500 ms, CLS .1 and .25).
 */
public enum WebVital {
    /** Largest contentful paint, ms. */
    LCP(2500, 4000),
    /** Interaction to next paint, ms. */
    INP(200, 500),
    /** Cumulative layout shift, a score. */
    CLS(0.1, 0.25);

    /** Where the complementary error function is one fifth. */
    private static final double INVERSE_ERFC_ONE_FIFTH = 0.9061938024368232;

    final double goodUpTo;
    final double poorAbove;
    private final double steepness;

    WebVital(double goodUpTo, double poorAbove) {
        this.goodUpTo = goodUpTo;
        this.poorAbove = poorAbove;
        this.steepness = INVERSE_ERFC_ONE_FIFTH / Math.log(poorAbove / goodUpTo);
    }

    /** Never rises with the value, in its unit. */
    public double opinion(double value) {
        return value <= 0 ? 5 : 1 + 4 * score(value);
    }

    /** 1 to 0; the limits hold exactly, where the approximation of erf would miss them by 1e-7. */
    private double score(double value) {
        double score = (1 - erf(Math.log(value / poorAbove) * steepness)) / 2;
        if (value <= goodUpTo) {
            return Math.max(0.9, score);
        }
        return value <= poorAbove ? Math.max(0.5, Math.min(0.9, score)) : Math.max(0, Math.min(0.5, score));
    }

    /** Abramowitz and Stegun 7.1.26, to 1.5e-7; as Lighthouse has it. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double tail = t
                * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                * Math.exp(-x * x);
        return Math.copySign(1 - tail, x);
    }
}
