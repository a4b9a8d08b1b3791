package xm.signal;

/**
 * By how much one customer's standing moved the stock of a segment: differences, so that they add up.
 *
 * <p>The stock of a segment at a time is the sum of all changes up to it.
 *
 * @param segment whose stock moves; a customer who changes segment is one change out of the one and one into the other
 * @param customers +1 became known, -1 forgotten or gone to another segment
 * @param risk difference of the probability of leaving
 * @param riskSquares difference of its square
 * @param atRisk +1 crossed the threshold upwards, -1 downwards
 * @param valueAtRisk difference of the money a year of those at risk
 * @param fromRung rung left, -1 if none
 * @param toRung rung reached, -1 if none; rungs are numbered from 0, at-risk, to 4, referrer
 */
public record StandingChange(
        String segment,
        long timeMillis,
        int customers,
        double risk,
        double riskSquares,
        int atRisk,
        double valueAtRisk,
        int fromRung,
        int toRung) {}
