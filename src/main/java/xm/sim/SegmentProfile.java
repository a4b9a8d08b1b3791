package xm.sim;

/**
 * What the customers of one segment are like.
 *
 * @param name kebab-case name
 * @param share of all customers, 0..1
 * @param expectation the service they take for granted, 0..1; what is below it frustrates
 * @param patienceSeconds mean time they wait on the phone before they hang up
 * @param queueShare the part of the call queue they have to wait through, 1 without any priority
 * @param answerRate share of surveys they answer after an ordinary experience, 0..1
 * @param yearlyValue what one of them spends in a year, in the world's currency
 */
public record SegmentProfile(
        String name,
        double share,
        double expectation,
        double patienceSeconds,
        double queueShare,
        double answerRate,
        double yearlyValue) {}
