package xm.customer.standing;

import java.util.List;

/**
 * Where one customer stands at a time, as {@code customers.ndjson} tells it.
 *
 * @param churnRisk probability of leaving within the horizon
 * @param model that the risk rests on
 * @param reason why that is no fitted model, {@code null} if it is one
 * @param weights version of the weights of the evidence
 * @param rung wire name of the rung
 * @param effortLoad decayed sum of effort points
 * @param why the base first, then the evidence
 */
public record CustomerStanding(
        String customer,
        String segment,
        long atMillis,
        double churnRisk,
        String model,
        String reason,
        String weights,
        String rung,
        double effortLoad,
        List<Why> why) {

    /** One contribution to the risk, in log-odds; all of them add up to the log-odds of the risk. */
    public record Why(String what, double logOdds) {}
}
