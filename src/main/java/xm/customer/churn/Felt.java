package xm.customer.churn;

/**
 * How evidence weighs at one time, in log-odds by kind.
 *
 * <p>What makes good a complaint takes away no more than is left of the complaint: recovery almost never fully offsets
 * (Knox and van Oest 2014), and one that comes late must not outlive what it made good.
 */
final class Felt {
    private static final double[] NONE = {};

    private final EvidenceWeights weights;
    /** Bit i: the kind of number i is felt. */
    private final int kinds;
    /** Of each kind that is felt, in order of number: few of all there are, and one is made at every look. */
    private final double[] logOdds;

    private Felt(EvidenceWeights weights, int kinds, double[] logOdds) {
        this.weights = weights;
        this.kinds = kinds;
        this.logOdds = logOdds;
    }

    static Felt of(Evidence evidence, EvidenceWeights weights, long nowMillis) {
        int kinds = evidence == null ? 0 : evidence.kinds;
        double[] logOdds = kinds == 0 ? NONE : new double[Integer.bitCount(kinds)];
        boolean isFelt = false;
        for (int left = kinds, place = 0; left != 0; left &= left - 1, place++) {
            logOdds[place] = evidence.logOdds(weights, EvidenceKind.first(left), nowMillis);
            isFelt |= Math.abs(logOdds[place]) >= Evidence.LEAST_LOG_ODDS;
        }
        return isFelt ? new Felt(weights, kinds, logOdds) : new Felt(weights, 0, NONE);
    }

    /** What a kind adds. */
    double of(EvidenceKind kind) {
        double alone = alone(kind);
        if (!kind.isRecovery() || alone == 0) {
            return alone;
        }
        double recovery = alone(EvidenceKind.COMPLAINT_RESOLVED) + alone(EvidenceKind.COMPLAINT_RESOLVED_QUICKLY);
        return alone * Math.min(1, alone(EvidenceKind.COMPLAINT) / -recovery);
    }

    /** Adds all of it to the log-odds of a base, in the order of kinds. */
    double addedTo(double baseLogOdds) {
        double sum = baseLogOdds;
        for (int left = kinds; left != 0; left &= left - 1) {
            sum += of(EvidenceKind.first(left));
        }
        return sum;
    }

    /** The least it can have added at any time from this to another, as all that fades equally fast only fades. */
    double leastUntil(Felt later) {
        return bound(later, Math::min);
    }

    /** The most it can have added at any time from this to another. */
    double mostUntil(Felt later) {
        return bound(later, Math::max);
    }

    /** Sums of what fades equally fast, other than the sum of all, move one way: towards nothing. */
    private double bound(Felt later, Choice choice) {
        double complaints = 0;
        double others = 0;
        int left = kinds | later.kinds;
        while (left != 0) {
            int alike = left & weights.fadingLike(EvidenceKind.first(left));
            int ofComplaints = alike & EvidenceKind.OF_COMPLAINTS;
            complaints += choice.of(sum(ofComplaints), later.sum(ofComplaints));
            others += choice.of(sum(alike & ~ofComplaints), later.sum(alike & ~ofComplaints));
            left &= ~alike;
        }
        return others + Math.max(0, complaints);
    }

    private double sum(int wanted) {
        double sum = 0;
        for (int left = wanted & kinds; left != 0; left &= left - 1) {
            sum += alone(EvidenceKind.first(left));
        }
        return sum;
    }

    private double alone(EvidenceKind kind) {
        int bit = kind.bit();
        return (kinds & bit) == 0 ? 0 : logOdds[Integer.bitCount(kinds & (bit - 1))];
    }

    private interface Choice {
        double of(double now, double later);
    }
}
