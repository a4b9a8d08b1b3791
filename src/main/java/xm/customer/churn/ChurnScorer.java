package xm.customer.churn;

import java.io.Serializable;

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
     * The risk of a customer from now on, for as long as nothing more happens.
     *
     * @param purchases {@code null} if none are known
     * @param evidence {@code null} if there is none
     * @param firstSeenMillis since when the customer is known
     */
    public Silence silence(String segment, Purchases purchases, Evidence evidence, long firstSeenMillis) {
        return new Silence(rules, segment, purchases, evidence, firstSeenMillis);
    }

    /** The risk of a customer at a time, and why. */
    public Score score(String segment, Purchases purchases, Evidence evidence, long firstSeenMillis, long nowMillis) {
        Silence silence = silence(segment, purchases, evidence, firstSeenMillis);
        return silence.score(silence.at(nowMillis));
    }

    /** The risk alone, the same as that of {@link #score}, for less. */
    public double risk(String segment, Purchases purchases, Evidence evidence, long firstSeenMillis, long nowMillis) {
        return silence(segment, purchases, evidence, firstSeenMillis)
                .at(nowMillis)
                .risk();
    }
}
