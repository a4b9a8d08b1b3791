package xm.customer.churn;

import java.util.List;

/**
 * The risk that a customer leaves, and what it is made of.
 *
 * @param risk probability, held away from certainty
 * @param logOdds the sum of the contributions, added up in their order
 * @param contributions in log-odds: the base first, then the evidence by its kind
 * @param model that the base rests on
 * @param reason why that is no fitted model, {@code null} if it is one
 * @param weightsVersion of the evidence
 */
public record Score(
        double risk,
        double logOdds,
        List<Contribution> contributions,
        String model,
        String reason,
        String weightsVersion) {
    /** What the base is called among the contributions. */
    public static final String BASE = "base";

    /** What holds the risk away from certainty is called so. */
    public static final String LIMIT = "limit";

    /** The log-odds before evidence. */
    public double baseLogOdds() {
        return contributions.get(0).logOdds();
    }

    /** One part of a score: {@link #BASE}, or the wire name of an {@link EvidenceKind}. */
    public record Contribution(String what, double logOdds) {}
}
