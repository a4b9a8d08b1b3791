package xm.app.churn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.FallbackTable;
import xm.customer.churn.Purchases;
import xm.event.Cell;

/**
 * Fits what churn risk rests on: one base for all customers, and one for each segment that is large enough to have its own.
 *
 * <p>Nothing that happened at the end or later plays a part. A model of buying is used if maximum likelihood converges
 * within its bounds and the model passes the {@link HeldBack} rehearsal; else the counted {@link ReturnRates} are, and the
 * file says why. Contractual segments have a {@link ContractFit}, or their mean rate.
 *
 * @param otherwise for all customers, and so for every segment without its own
 * @param segments by name
 * @param tooSmall customers of the segments that have none of their own, by name
 */
public record ChurnFit(SegmentFit otherwise, List<SegmentFit> segments, Map<String, Integer> tooSmall) {
    /** A segment with fewer customers is judged as all are. */
    static final int LEAST_CUSTOMERS = 200;

    private static final double BORROWED_RETURNS = 5;
    private static final double MOST_RISK = 0.999;
    private static final double NOTHING_KNOWN = 0.1;

    /**
     * What to fit.
     *
     * @param endMillis up to which events count
     * @param contractual segments whose customers leave by a cancellation
     * @param periodMillis of contracts
     */
    public record Plan(
            long endMillis, long horizonMillis, BuyingFit.Kind kind, Set<String> contractual, long periodMillis) {}

    public static ChurnFit of(Histories histories, Plan plan) {
        List<SegmentFit> fits = new ArrayList<>();
        Map<String, Integer> tooSmall = new TreeMap<>();
        List<History> buying = new ArrayList<>();
        histories.bySegment().forEach((segment, customers) -> {
            if (plan.contractual().contains(segment)) {
                fits.add(contractual(segment, customers, plan));
                return;
            }
            buying.addAll(customers);
            boolean isAll = customers.size() == histories.customers().size();
            if (isAll || segment.equals(Cell.UNASSIGNED)) {
                // what is said of all is said of them
                return;
            }
            if (customers.size() < LEAST_CUSTOMERS) {
                tooSmall.put(segment, customers.size());
            } else {
                fits.add(buying(segment, customers, plan));
            }
        });
        return new ChurnFit(buying("otherwise", buying, plan), List.copyOf(fits), tooSmall);
    }

    /** What a job is told. */
    public ChurnRules rules(String version, long horizonMillis) {
        Map<String, ChurnBase> bases = new LinkedHashMap<>();
        segments.forEach(fit -> bases.put(fit.segment(), fit.base()));
        return new ChurnRules(
                version,
                horizonMillis,
                ChurnRules.DEFAULT.threshold(),
                ChurnRules.DEFAULT.releaseBelow(),
                bases,
                otherwise.base(),
                ChurnRules.DEFAULT.weights());
    }

    private static SegmentFit contractual(String segment, List<History> customers, Plan plan) {
        ContractFit fit = ContractFit.of(customers, plan.endMillis(), plan.periodMillis());
        boolean isFitted = fit.problem().isEmpty();
        return new SegmentFit(
                segment,
                fit.base(plan.periodMillis(), plan.horizonMillis()),
                String.format(Locale.ROOT, "%,d customers, %,d cancelled", fit.customers(), fit.cancellations()),
                isFitted ? Optional.of(fit.parameters()) : Optional.empty(),
                isFitted ? fit.logLikelihood() : Double.NaN,
                Optional.empty(),
                fit.problem());
    }

    private static SegmentFit buying(String segment, List<History> customers, Plan plan) {
        BuyingFit fit = BuyingFit.of(plan.kind(), customers, plan.endMillis());
        Optional<HeldBack> heldBack = fit.problem().isPresent()
                ? Optional.empty()
                : Optional.of(HeldBack.of(plan.kind(), customers, plan.endMillis(), plan.horizonMillis()));
        Optional<String> refusal = fit.problem().or(() -> heldBack.flatMap(HeldBack::problem));
        boolean isFitted = refusal.isEmpty();
        return new SegmentFit(
                segment,
                isFitted
                        ? fitted(fit, heldBack.get().shift(), customers, plan)
                        : counted(refusal.get(), fit.customers(), customers, plan),
                String.format(Locale.ROOT, "%,d customers, %,d bought again", fit.customers(), fit.repeaters()),
                isFitted ? Optional.of(fit.parameters()) : Optional.empty(),
                isFitted ? fit.logLikelihood() : Double.NaN,
                heldBack,
                refusal);
    }

    private static ChurnBase fitted(BuyingFit fit, double shift, List<History> customers, Plan plan) {
        return fit.base(neverBought(fit.base(0, shift), customers, plan), shift);
    }

    private static ChurnBase counted(String reason, int buyers, List<History> customers, Plan plan) {
        if (buyers == 0) {
            return new ChurnBase.Prior(
                    NOTHING_KNOWN, 0, "nobody bought anything, so a prior stands for what is not known");
        }
        double horizonDays = (double) plan.horizonMillis() / History.DAY_MILLIS;
        FallbackTable table = ReturnRates.of(customers, plan.endMillis()).table(horizonDays);
        ChurnBase base = new ChurnBase.Fallback(table, 0, buyers, reason);
        return new ChurnBase.Fallback(table, neverBought(base, customers, plan), buyers, reason);
    }

    /**
     * The risk of customers who never bought: first purchases per day of being known without one, leaning on the mean risk
     * of those who bought.
     */
    private static double neverBought(ChurnBase base, List<History> customers, Plan plan) {
        long end = plan.endMillis();
        double risks = 0;
        int buyers = 0;
        double returns = 0;
        double waited = 0;
        for (History history : customers) {
            boolean hasBought = history.hasBoughtBefore(end);
            if (hasBought) {
                Purchases purchases = history.purchasesBefore(end);
                risks += base.risk(purchases, history.firstSeenMillis(), end, plan.horizonMillis());
                buyers++;
            }
            long known = (hasBought ? history.purchases()[0] : end) - history.firstSeenMillis();
            if (known > 0) {
                waited += (double) known / History.DAY_MILLIS;
                returns += hasBought ? 1 : 0;
            }
        }
        double horizonDays = (double) plan.horizonMillis() / History.DAY_MILLIS;
        double rateOfBuyers = -Math.log(Math.min(MOST_RISK, risks / buyers)) / horizonDays;
        double rate = (returns + BORROWED_RETURNS) / (waited + BORROWED_RETURNS / rateOfBuyers);
        return Math.exp(-rate * horizonDays);
    }
}
