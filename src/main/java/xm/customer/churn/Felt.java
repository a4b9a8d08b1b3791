package xm.customer.churn;

/**
 * How evidence weighs at one time, in log-odds by kind.
 *
 * <p>What makes good a complaint takes away no more than is left of the complaint: recovery almost never fully offsets
 * (Knox and van Oest 2014), and one that comes late must not outlive what it made good.
 */
final class Felt {
    static final Felt NOTHING = new Felt(new double[EvidenceKind.ALL.size()]);

    private final double[] byKind;

    private Felt(double[] byKind) {
        this.byKind = byKind;
    }

    static Felt of(Evidence evidence, EvidenceWeights weights, long nowMillis) {
        if (evidence == null || evidence.isEmpty()) {
            return NOTHING;
        }
        double[] byKind = new double[EvidenceKind.ALL.size()];
        boolean isFelt = false;
        for (EvidenceKind kind : EvidenceKind.ALL) {
            double logOdds = evidence.logOdds(weights, kind, nowMillis);
            byKind[kind.number()] = logOdds;
            isFelt |= Math.abs(logOdds) >= Evidence.LEAST_LOG_ODDS;
        }
        return isFelt ? new Felt(byKind) : NOTHING;
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

    /** The least it can have added at any time from this to another, as each kind by itself only fades. */
    double leastUntil(Felt later) {
        return bound(later, Math::min);
    }

    /** The most it can have added at any time from this to another. */
    double mostUntil(Felt later) {
        return bound(later, Math::max);
    }

    private double bound(Felt later, Choice choice) {
        double complaint = 0;
        double others = 0;
        for (EvidenceKind kind : EvidenceKind.ALL) {
            double bound = choice.of(byKind[kind.number()], later.byKind[kind.number()]);
            if (kind == EvidenceKind.COMPLAINT || kind.isRecovery()) {
                complaint += bound;
            } else {
                others += bound;
            }
        }
        return others + Math.max(0, complaint);
    }

    private double recovery() {
        return byKind[EvidenceKind.COMPLAINT_RESOLVED.number()]
                + byKind[EvidenceKind.COMPLAINT_RESOLVED_QUICKLY.number()];
    }

    private interface Choice {
        double of(double now, double later);
    }
}
