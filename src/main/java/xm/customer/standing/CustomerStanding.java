package xm.customer.standing;

import java.util.List;

/**
 * Where one customer stands at a time, as {@code customers.ndjson} tells it.
 *
 * @param churnRisk probability of leaving within the horizon
 * @param model of buying that the risk rests on, and the version of its weights
 * @param rung wire name of the rung
 * @param effortLoad decayed sum of effort points
 * @param why contributions, the weightiest first
 */
public record CustomerStanding(
        String customer,
        String segment,
        long atMillis,
        double churnRisk,
        String model,
        String rung,
        double effortLoad,
        List<Why> why) {

    /** One contribution to the risk, in log-odds; all of them add up to the log-odds of the risk. */
    public record Why(String what, double logOdds) {}
}
