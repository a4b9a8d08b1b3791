package xm.customer.churn;

/**
 * How evidence weighs at one time, in log-odds by kind.
 *
 * <p>What makes good a complaint takes away no more than is left of the complaint: recovery almost never fully offsets
 * (Knox and van Oest 2014), and one that comes late must not outlive what it made good.
 */
final class Felt {
    private static final int KINDS = EvidenceKind.ALL.size();
    /** Of all that did not happen; nobody writes to it. */
    private static final double[] NONE = new double[KINDS];

    static final Felt NOTHING = new Felt(NONE, NONE, NONE);

    private final double[] byKind;
    /** Sums of what fades equally fast, and so, other than the sum of all, moves one way: towards nothing. */
    private final double[] complaintsByPace;

    private final double[] othersByPace;

    private Felt(double[] byKind, double[] complaintsByPace, double[] othersByPace) {
        this.byKind = byKind;
        this.complaintsByPace = complaintsByPace;
        this.othersByPace = othersByPace;
    }

    static Felt of(Evidence evidence, EvidenceWeights weights, long nowMillis) {
        if (evidence == null || evidence.isEmpty()) {
            return NOTHING;
        }
        Felt felt = new Felt(
                new double[KINDS],
                evidence.hasOfComplaints() ? new double[KINDS] : NONE,
                evidence.hasOthers() ? new double[KINDS] : NONE);
        boolean isFelt = false;
        for (EvidenceKind kind : EvidenceKind.ALL) {
            if (!evidence.has(kind)) {
                continue;
            }
            double logOdds = evidence.logOdds(weights, kind, nowMillis);
            felt.byKind[kind.number()] = logOdds;
            double[] byPace = kind.isOfComplaint() ? felt.complaintsByPace : felt.othersByPace;
            byPace[weights.pace(kind)] += logOdds;
            isFelt |= Math.abs(logOdds) >= Evidence.LEAST_LOG_ODDS;
        }
        return isFelt ? felt : NOTHING;
    }

    /** What a kind adds. */
    double of(EvidenceKind kind) {
        double logOdds = byKind[kind.number()];
        if (!kind.isRecovery() || logOdds == 0) {
            return logOdds;
        }
        double complaint = byKind[EvidenceKind.COMPLAINT.number()];
        return logOdds * Math.min(1, complaint / -recovery());
    }

    /** Adds all of it to the log-odds of a base, in the order of kinds. */
    double addedTo(double baseLogOdds) {
        double sum = baseLogOdds;
        for (EvidenceKind kind : EvidenceKind.ALL) {
            sum += of(kind);
        }
        return sum;
    }

    /** The least it can have added at any time from this to another, as each pace by itself only fades. */
    double leastUntil(Felt later) {
        return bound(later, Math::min);
    }

    /** The most it can have added at any time from this to another. */
    double mostUntil(Felt later) {
        return bound(later, Math::max);
    }

    private double bound(Felt later, Choice choice) {
        double complaints = 0;
        double others = 0;
        for (int pace = 0; pace < KINDS; pace++) {
            complaints += choice.of(complaintsByPace[pace], later.complaintsByPace[pace]);
            others += choice.of(othersByPace[pace], later.othersByPace[pace]);
        }
        return others + Math.max(0, complaints);
    }

    private double recovery() {
        return byKind[EvidenceKind.COMPLAINT_RESOLVED.number()]
                + byKind[EvidenceKind.COMPLAINT_RESOLVED_QUICKLY.number()];
    }

    private interface Choice {
        double of(double now, double later);
    }
}
