package xm.customer.episode;

/**
 * The effort that weighs on a customer: points that fade, half of them in a half-life.
 *
 * <p>{@code L(t) = sum of p_i 2^-((t - t_i) / H)}, kept as one value at one time: it takes the same space for a customer
 * of one step and of a million, and points may come in any order of time. One that came out different than first told
 * is corrected by adding the difference.
 */
public final class EffortLoad {
    // mutable on purpose, public for the serializer; components are only ever added
    public double value;
    /** The newest time at which points were added. */
    public long timeMillis = Long.MIN_VALUE;

    void add(double points, long atMillis, long halfLifeMillis) {
        if (points == 0) {
            return;
        }
        if (timeMillis == Long.MIN_VALUE) {
            timeMillis = atMillis;
        }
        if (atMillis > timeMillis) {
            value *= remaining(atMillis - timeMillis, halfLifeMillis);
            timeMillis = atMillis;
        }
        value += points * remaining(timeMillis - atMillis, halfLifeMillis);
    }

    /** The load at a time no earlier than the newest points; before that, as of them. */
    double at(long atMillis, long halfLifeMillis) {
        return atMillis <= timeMillis ? value : value * remaining(atMillis - timeMillis, halfLifeMillis);
    }

    /** When the load will have faded to less than an amount; the least long if it is now. */
    long fadesBelow(double amount, long halfLifeMillis) {
        if (value < amount) {
            return Long.MIN_VALUE;
        }
        double halfLives = Math.log(value / amount) / Math.log(2);
        return timeMillis + (long) Math.ceil(halfLives * halfLifeMillis) + 1;
    }

    private static double remaining(long ageMillis, long halfLifeMillis) {
        return Math.pow(2, -(double) ageMillis / halfLifeMillis);
    }
}
