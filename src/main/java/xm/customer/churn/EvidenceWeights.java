package xm.customer.churn;

import static java.util.Map.entry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How much each kind of evidence weighs and how fast it fades.
 *
 * @param version said with each score
 * @param weights one for each {@link EvidenceKind}, by its number
 */
public record EvidenceWeights(String version, List<Weight> weights) implements Serializable {
    /**
     * As they ship: priors, a fraction of what the literature says of extreme groups (signals.md 4.5 and 4.6), to be
     * calibrated on one's own customers.
     */
    public static final EvidenceWeights DEFAULT = of(
            "priors-1",
            Map.ofEntries(
                    entry(EvidenceKind.COMPLAINT, new Weight(0.9, 21)),
                    entry(EvidenceKind.COMPLAINT_RESOLVED, new Weight(-0.4, 21)),
                    entry(EvidenceKind.COMPLAINT_RESOLVED_QUICKLY, new Weight(-0.7, 21)),
                    entry(EvidenceKind.LOW_SATISFACTION, new Weight(0.6, 30)),
                    entry(EvidenceKind.HIGH_SATISFACTION, new Weight(-0.4, 30)),
                    entry(EvidenceKind.DETRACTOR, new Weight(0.5, 60)),
                    entry(EvidenceKind.PROMOTER, new Weight(-0.5, 60)),
                    entry(EvidenceKind.HIGH_EFFORT, new Weight(0.8, 30)),
                    entry(EvidenceKind.TARGET_MISSED, new Weight(0.4, 14)),
                    entry(EvidenceKind.OUTAGE, new Weight(0.3, 7)),
                    entry(EvidenceKind.PAYMENT_FAILURE, new Weight(0.7, 30)),
                    entry(EvidenceKind.CANCELLATION_PAGE, new Weight(1.2, 7))));

    public EvidenceWeights {
        weights = List.copyOf(weights);
        if (weights.size() != EvidenceKind.ALL.size()) {
            throw new IllegalArgumentException("a weight for each of " + EvidenceKind.ALL);
        }
    }

    /** The weights of all kinds there are. */
    public static EvidenceWeights of(String version, Map<EvidenceKind, Weight> weights) {
        return new EvidenceWeights(
                version, EvidenceKind.ALL.stream().map(weights::get).toList());
    }

    public Weight of(EvidenceKind kind) {
        return weights.get(kind.number());
    }

    /** Bits of all kinds that are halved in the same time as one. */
    int fadingLike(EvidenceKind kind) {
        double halfLifeDays = of(kind).halfLifeDays();
        int alike = 0;
        for (int number = 0; number < weights.size(); number++) {
            alike |= weights.get(number).halfLifeDays() == halfLifeDays ? 1 << number : 0;
        }
        return alike;
    }

    /**
     * The weight of one kind.
     *
     * @param logOdds added by an event of full severity at its time
     * @param halfLifeDays after which half of it is left
     */
    public record Weight(double logOdds, double halfLifeDays) implements Serializable {
        private static final double DAY_MILLIS = 86_400_000;
        private static final double LOG_OF_TWO = Math.log(2);

        /** What is left after a time: 1 at first, halved with each half-life. */
        double left(long millis) {
            return Math.exp(-LOG_OF_TWO * Math.max(0, millis) / (halfLifeDays * DAY_MILLIS));
        }
    }
}
