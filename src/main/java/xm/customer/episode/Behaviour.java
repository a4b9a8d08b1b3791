package xm.customer.episode;

/**
 * What a customer had to do in an episode, counted: the raw material of effort. Counts of parts add up.
 *
 * <p>Everything is a whole number, so that steps folded together come to exactly what they came to one by one.
 */
public final class Behaviour {
    /** The unit of {@link #handleExcess}: a 2^-42 is far below what any weight can show. */
    private static final double EXCESS_UNIT = 0x1p-42;

    // hot path: mutable on purpose, public for the serializer; components are only ever added
    public long contacts;
    public long channelSwitches;
    public long transfers;
    public long repeatedInformation;
    public long reEntries;
    public long escalations;
    public long errors;
    public long abandonments;
    /** Of each visit the steps above the expected ones; a short visit does not make up for a long one. */
    public long extraSteps;

    public long waitMillis;
    /** Of each contact that took longer than expected ln(actual / expected), in 2^-42. */
    public long handleExcess;

    public long visits;
    /** Whether the last visit failed or was abandoned. */
    public boolean isVisitFailed;

    /** The excess of a contact's handle time, 0 if nothing is expected or it was no longer than that. */
    static long handleExcess(long actualMillis, long expectedMillis) {
        boolean isLonger = expectedMillis > 0 && actualMillis > expectedMillis;
        return isLonger ? Math.round(Math.log((double) actualMillis / expectedMillis) / EXCESS_UNIT) : 0;
    }

    long repeatContacts() {
        return Math.max(0, contacts - 1);
    }

    double waitSeconds() {
        return waitMillis / 1000.0;
    }

    double handleExcess() {
        return handleExcess * EXCESS_UNIT;
    }

    /** Adds what came next. */
    void add(Behaviour next) {
        add(next, 1);
        if (next.visits > 0) {
            isVisitFailed = next.isVisitFailed;
        }
    }

    /** What was added since a copy was taken. */
    Behaviour since(Behaviour before) {
        Behaviour since = copy();
        since.add(before, -1);
        return since;
    }

    Behaviour copy() {
        Behaviour copy = new Behaviour();
        copy.add(this);
        return copy;
    }

    private void add(Behaviour other, long sign) {
        contacts += sign * other.contacts;
        channelSwitches += sign * other.channelSwitches;
        transfers += sign * other.transfers;
        repeatedInformation += sign * other.repeatedInformation;
        reEntries += sign * other.reEntries;
        escalations += sign * other.escalations;
        errors += sign * other.errors;
        abandonments += sign * other.abandonments;
        extraSteps += sign * other.extraSteps;
        waitMillis += sign * other.waitMillis;
        handleExcess += sign * other.handleExcess;
        visits += sign * other.visits;
    }
}
