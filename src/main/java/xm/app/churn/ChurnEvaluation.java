package xm.app.churn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.ChurnScorer;
import xm.customer.churn.Purchases;

/**
 * Holds risks against what happened: customers are scored at a time, by the scorer of the stream and what was known then,
 * and the horizon after it tells who left.
 *
 * <p>Who had cancelled before cannot be lost any more and is left out. Purchases and cancellations only: what evidence
 * (complaints, effort, answers) adds is not in it.
 *
 * @param models that the risks of this group rest on
 */
public record ChurnEvaluation(String group, Set<String> models, Evaluation evaluation) {
    /** All customers together. */
    public static final String ALL = "all customers";

    private static final String OTHERWISE = "otherwise";

    /** All customers, then, where segments have a base of their own, each of these and the others together. */
    public static List<ChurnEvaluation> of(Histories histories, ChurnRules rules, long atMillis, int draws) {
        ChurnScorer scorer = new ChurnScorer(rules);
        Group all = new Group();
        Map<String, Group> segments = new TreeMap<>();
        Group others = new Group();
        for (History history : histories.customers()) {
            ChurnBase base = rules.base(history.segment());
            boolean isContract = base instanceof ChurnBase.Contractual;
            boolean isGone = isContract && history.cancelledMillis() < atMillis;
            if (isGone || !history.isKnownAt(atMillis)) {
                continue;
            }
            Scored scored = score(scorer, history, isContract, atMillis);
            all.add(scored);
            if (rules.segments().containsKey(history.segment())) {
                segments.computeIfAbsent(history.segment(), name -> new Group()).add(scored);
            } else {
                others.add(scored);
            }
        }
        List<ChurnEvaluation> evaluations = new ArrayList<>();
        if (all.isEmpty()) {
            return evaluations;
        }
        evaluations.add(all.evaluate(ALL, draws));
        if (segments.size() + (others.isEmpty() ? 0 : 1) > 1) {
            segments.forEach((name, group) -> evaluations.add(group.evaluate(name, draws)));
            if (!others.isEmpty()) {
                evaluations.add(others.evaluate(OTHERWISE, draws));
            }
        }
        return evaluations;
    }

    private static Scored score(ChurnScorer scorer, History history, boolean isContract, long atMillis) {
        Purchases purchases = history.purchasesBefore(atMillis);
        long horizonEnd = atMillis + scorer.rules().horizonMillis();
        return new Scored(
                scorer.risk(history.segment(), purchases, null, history.firstSeenMillis(), atMillis),
                atMillis - (purchases.isEmpty() ? history.firstSeenMillis() : purchases.lastMillis),
                isContract ? history.cancelsWithin(atMillis, horizonEnd) : !history.buysWithin(atMillis, horizonEnd),
                scorer.rules().base(history.segment()).model());
    }

    private record Scored(double risk, double silence, boolean isLost, String model) {}

    /** Customers who are evaluated together. */
    private static final class Group {
        private final List<Scored> customers = new ArrayList<>();

        void add(Scored customer) {
            customers.add(customer);
        }

        boolean isEmpty() {
            return customers.isEmpty();
        }

        ChurnEvaluation evaluate(String name, int draws) {
            double[] risks = customers.stream().mapToDouble(Scored::risk).toArray();
            double[] silences = customers.stream().mapToDouble(Scored::silence).toArray();
            boolean[] lost = new boolean[risks.length];
            Set<String> models = new LinkedHashSet<>();
            for (int i = 0; i < lost.length; i++) {
                lost[i] = customers.get(i).isLost();
                models.add(customers.get(i).model());
            }
            return new ChurnEvaluation(name, models, Evaluation.of(risks, silences, lost, draws));
        }
    }
}
