package xm.customer;

import java.io.Serializable;
import xm.customer.cases.CaseRules;
import xm.customer.churn.ChurnRules;
import xm.customer.episode.EpisodeRules;
import xm.customer.standing.StandingRules;

/** The rules by which a customer's story is read: episodes, cases, and where the customer stands. */
public record StoryRules(EpisodeRules episodes, CaseRules cases, StandingRules standing) implements Serializable {
    /** As they ship. */
    public static final StoryRules DEFAULT =
            new StoryRules(EpisodeRules.DEFAULT, CaseRules.DEFAULT, StandingRules.DEFAULT);

    /** The same, of customers who are forgotten when nothing was heard of them for so long. */
    StoryRules remembering(long memoryMillis) {
        return new StoryRules(episodes, cases, standing.remembering(memoryMillis));
    }

    /** The same, where an event may come so late that what it changes must not be final before. */
    StoryRules awaiting(long latenessMillis) {
        return new StoryRules(episodes.awaiting(latenessMillis), cases.awaiting(latenessMillis), standing);
    }

    /** The same with other models of who leaves. */
    public StoryRules with(ChurnRules churn) {
        return new StoryRules(episodes, cases, standing.with(churn));
    }
}
