package xm.customer.churn;

/** Probabilities as log-odds, in which evidence adds up. */
public final class LogOdds {
    /** Nearer to 0 and to 1 no probability goes: nobody is certain to stay or to leave. */
    public static final double LEAST_PROBABILITY = 1e-6;

    private LogOdds() {}

    /** ln(p / (1 - p)). */
    public static double of(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    /** The probability that has these log-odds: 0 at minus infinity, 1 at infinity. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The probability, held away from certainty. */
    public static double clamp(double probability) {
        return Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
    }
}
