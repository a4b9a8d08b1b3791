package xm.customer.churn;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores customers: logit(risk) = logit(base) + evidence, each kind halved with its half-life (signals.md 4.6).
 *
 * <p>A score is a function of what is remembered and of the time it is asked for; whenever it is asked, the answer for a
 * time is the same.
 */
public final class ChurnScorer implements Serializable {
    /** No such time. */
    public static final long NEVER = Long.MAX_VALUE;

    private final ChurnRules rules;

    public ChurnScorer(ChurnRules rules) {
        this.rules = rules;
    }

    public ChurnRules rules() {
        return rules;
    }

    /**
     * The risk of a customer, and why.
     *
     * @param purchases {@code null} if none are known
     * @param evidence {@code null} if there is none
     * @param firstSeenMillis since when the customer is known
     */
    public Score score(String segment, Purchases purchases, Evidence evidence, long firstSeenMillis, long nowMillis) {
        ChurnBase base = rules.base(segment);
        Silence.State state = new Silence(rules, segment, purchases, evidence, firstSeenMillis).at(nowMillis);
        List<Score.Contribution> contributions = new ArrayList<>();
        contributions.add(new Score.Contribution(Score.BASE, state.baseLogOdds()));
        for (EvidenceKind kind : EvidenceKind.ALL) {
            double logOdds = state.felt().of(kind);
            if (logOdds != 0) {
                contributions.add(new Score.Contribution(kind.wireName(), logOdds));
            }
        }
        double logOdds = LogOdds.of(state.risk());
        boolean isHeldBack = state.risk() != LogOdds.probability(state.logOdds());
        if (isHeldBack) {
            contributions.add(new Score.Contribution(Score.LIMIT, logOdds - state.logOdds()));
        }
        return new Score(
                state.risk(),
                isHeldBack ? logOdds : state.logOdds(),
                List.copyOf(contributions),
                base.model(),
                base.reason(),
                rules.weights().version());
    }

    /** The risk alone, the same as that of {@link #score}, for less. */
    public double risk(String segment, Purchases purchases, Evidence evidence, long firstSeenMillis, long nowMillis) {
        return new Silence(rules, segment, purchases, evidence, firstSeenMillis)
                .at(nowMillis)
                .risk();
    }

    /**
     * The earliest time after one and up to another, to a second, at which the risk by silence alone is below {@code low}
     * or not below {@code high}.
     *
     * @return {@link #NEVER} if it stays within
     */
    public long crossing(
            String segment,
            Purchases purchases,
            Evidence evidence,
            long firstSeenMillis,
            long afterMillis,
            long untilMillis,
            double low,
            double high) {
        if (afterMillis >= untilMillis) {
            return NEVER;
        }
        return new Silence(rules, segment, purchases, evidence, firstSeenMillis)
                .firstOutside(low, high, afterMillis + 1, untilMillis);
    }
}
