package xm.customer.churn;

import java.util.ArrayList;
import java.util.List;

/**
 * How the risk of one customer goes on while nothing happens: the base moves one way, evidence fades.
 *
 * <p>The two may pull in opposite directions, so that the risk can rise and fall and nothing can be concluded from two
 * times alone. But the base, and all evidence that is halved in the same time, only move one way; so over any stretch the risk lies between what the least and
 * the most of all parts add up to, and a stretch where these stay within bounds is done with. Others are halved.
 */
public final class Silence {
    private static final long RESOLUTION_MILLIS = 1000;
    /** A stretch in which the log-odds move by less is flat: one that lies just at a bound is not searched for ever. */
    private static final double FLAT = 1e-9;

    private final ChurnRules rules;
    private final ChurnBase base;
    private final Purchases purchases;
    private final Evidence evidence;
    private final long firstSeenMillis;

    Silence(ChurnRules rules, String segment, Purchases purchases, Evidence evidence, long firstSeenMillis) {
        this.rules = rules;
        this.base = rules.base(segment);
        this.purchases = purchases;
        this.evidence = evidence;
        this.firstSeenMillis = firstSeenMillis;
    }

    public State at(long timeMillis) {
        double risk = base.risk(purchases, firstSeenMillis, timeMillis, rules.horizonMillis());
        return new State(timeMillis, LogOdds.of(LogOdds.clamp(risk)), Felt.of(evidence, rules.weights(), timeMillis));
    }

    /** The risk in a state, and why. */
    public Score score(State state) {
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

    /**
     * The earliest time after a state and up to another time, to a second, at which the risk is below {@code low} or not
     * below {@code high}.
     *
     * @return {@link ChurnScorer#NEVER} if it stays within
     */
    public long firstOutside(double low, double high, State from, long untilMillis) {
        if (untilMillis <= from.timeMillis()) {
            return ChurnScorer.NEVER;
        }
        Bounds bounds = new Bounds(low, high, LogOdds.of(low), LogOdds.of(high));
        return bounds.holds(from) ? search(bounds, from, at(untilMillis)) : from.timeMillis() + 1;
    }

    private long search(Bounds bounds, State from, State to) {
        if (bounds.holdBetween(from, to) || (isFlat(from, to) && bounds.holds(to))) {
            return ChurnScorer.NEVER;
        }
        long lengthMillis = to.timeMillis() - from.timeMillis();
        if (lengthMillis <= RESOLUTION_MILLIS) {
            return bounds.holds(to) ? ChurnScorer.NEVER : to.timeMillis();
        }
        State middle = at(from.timeMillis() + lengthMillis / 2);
        long found = search(bounds, from, middle);
        return found == ChurnScorer.NEVER ? search(bounds, middle, to) : found;
    }

    private static boolean isFlat(State from, State to) {
        double base = Math.abs(to.baseLogOdds() - from.baseLogOdds());
        return base + from.felt().mostUntil(to.felt()) - from.felt().leastUntil(to.felt()) < FLAT;
    }

    /** The risk at one time, and its parts. */
    public static final class State {
        private final long timeMillis;
        private final double baseLogOdds;
        private final Felt felt;
        private final double risk;

        private State(long timeMillis, double baseLogOdds, Felt felt) {
            this.timeMillis = timeMillis;
            this.baseLogOdds = baseLogOdds;
            this.felt = felt;
            this.risk = LogOdds.clamp(LogOdds.probability(logOdds()));
        }

        public long timeMillis() {
            return timeMillis;
        }

        /** Before evidence. */
        public double baseLogOdds() {
            return baseLogOdds;
        }

        Felt felt() {
            return felt;
        }

        double logOdds() {
            return felt.addedTo(baseLogOdds);
        }

        public double risk() {
            return risk;
        }
    }

    private record Bounds(double low, double high, double lowLogOdds, double highLogOdds) {
        boolean holds(State state) {
            double risk = state.risk();
            return risk >= low && risk < high;
        }

        boolean holdBetween(State from, State to) {
            double least = Math.min(from.baseLogOdds(), to.baseLogOdds());
            double most = Math.max(from.baseLogOdds(), to.baseLogOdds());
            return least + from.felt().leastUntil(to.felt()) >= lowLogOdds
                    && most + from.felt().mostUntil(to.felt()) < highLogOdds;
        }
    }
}
