package xm.customer.churn;

import java.util.Arrays;

/**
 * What happened to one customer that bears on their leaving: for each kind that occurred a sum of severities that fades,
 * and the time up to which it has.
 *
 * <p>When nothing of it weighs as much as {@value #LEAST_LOG_ODDS} any more, all of it counts as forgotten, whether or
 * not somebody has swept it away; so a score does not depend on when that is done. Until then the order in which events
 * come does not matter either; an event so late that others were forgotten before it finds them forgotten.
 */
public final class Evidence {
    /** What weighs less is not felt: half a percent of the odds. */
    static final double LEAST_LOG_ODDS = 0.005;

    // mutable on purpose, public for the serializer; components are only ever added
    /** Bit i: the kind of number i occurred. */
    public int kinds;
    /** Sum of severities of each kind that occurred, in order of number. */
    public double[] sums = {};
    /** Time of the newest event of each kind that occurred. */
    public long[] times = {};

    public boolean isEmpty() {
        return kinds == 0;
    }

    /** The same, on its own. */
    public Evidence copy() {
        Evidence copy = new Evidence();
        copy.kinds = kinds;
        copy.sums = sums.clone();
        copy.times = times.clone();
        return copy;
    }

    /** Takes an event of a severity from 0 to 1. */
    public void add(EvidenceWeights weights, EvidenceKind kind, double severity, long timeMillis) {
        if (isForgotten(weights, timeMillis)) {
            clear();
        }
        int place = place(kind);
        if (!has(kind)) {
            insert(kind, place, timeMillis);
        }
        EvidenceWeights.Weight weight = weights.of(kind);
        if (timeMillis > times[place]) {
            sums[place] = sums[place] * weight.left(timeMillis - times[place]) + severity;
            times[place] = timeMillis;
        } else {
            sums[place] += severity * weight.left(times[place] - timeMillis);
        }
    }

    /** Whether at a time nothing of it is felt any more; it stays so unless something happens. */
    public boolean isForgotten(EvidenceWeights weights, long nowMillis) {
        for (int left = kinds; left != 0; left &= left - 1) {
            if (Math.abs(logOdds(weights, EvidenceKind.first(left), nowMillis)) >= LEAST_LOG_ODDS) {
                return false;
            }
        }
        return true;
    }

    /** Forgets all of it. */
    public void clear() {
        kinds = 0;
        sums = new double[0];
        times = new long[0];
    }

    boolean has(EvidenceKind kind) {
        return (kinds & kind.bit()) != 0;
    }

    /** The log-odds of a kind by itself, 0 if it never occurred. */
    double logOdds(EvidenceWeights weights, EvidenceKind kind, long nowMillis) {
        if (!has(kind)) {
            return 0;
        }
        int place = place(kind);
        EvidenceWeights.Weight weight = weights.of(kind);
        return weight.logOdds() * sums[place] * weight.left(nowMillis - times[place]);
    }

    private int place(EvidenceKind kind) {
        return Integer.bitCount(kinds & (kind.bit() - 1));
    }

    private void insert(EvidenceKind kind, int place, long timeMillis) {
        int size = sums.length;
        sums = Arrays.copyOf(sums, size + 1);
        times = Arrays.copyOf(times, size + 1);
        System.arraycopy(sums, place, sums, place + 1, size - place);
        System.arraycopy(times, place, times, place + 1, size - place);
        sums[place] = 0;
        times[place] = timeMillis;
        kinds |= kind.bit();
    }
}
