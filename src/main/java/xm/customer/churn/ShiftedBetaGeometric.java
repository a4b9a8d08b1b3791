package xm.customer.churn;

import java.io.Serializable;

/**
 * How long contracts last when each customer ends theirs, at the end of a period, with a chance of their own: chances
 * differ by a beta distribution, so that who has stayed long stays on (Fader and Hardie 2007).
 *
 * <p>Time is in periods, from the start of the contract. Between ends of periods the curve runs on smoothly.
 *
 * @param alpha shape of leaving
 * @param beta shape of staying
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements Serializable {

    /** The share still there after a time: B(alpha, beta + t) / B(alpha, beta). */
    public double survival(double time) {
        return Math.exp(logSurvival(time));
    }

    /** The share of those there after {@code period - 1} that is there after {@code period}. */
    public double retention(double period) {
        return (beta + period - 1) / (alpha + beta + period - 1);
    }

    /** The share of those there after {@code period - 1} that leaves in {@code period}. */
    public double hazard(double period) {
        return alpha / (alpha + beta + period - 1);
    }

    /** The probability that who has stayed for {@code tenure} leaves within the horizon. Falls with tenure. */
    public double riskWithin(double tenure, double horizon) {
        return -Math.expm1(logSurvival(tenure + horizon) - logSurvival(tenure));
    }

    /** The log-likelihood of a customer who is still there after a time. */
    public double logSurvival(double time) {
        return LogGamma.beta(alpha, beta + time) - LogGamma.beta(alpha, beta);
    }

    /** The log-likelihood of a customer who left in a period, counted from 1. */
    public double logLeft(int period) {
        return Math.log(hazard(period)) + logSurvival(period - 1);
    }
}
