package xm.alert;

/** A cell's part in an open alert. */
public final class Member {
    /** It is not well. */
    static final long NOT_FINE = Long.MAX_VALUE;

    /** Whether it was only about to break when the alert took it in, and has not broken since. */
    public boolean isSuspect;
    /** When the alert took it in. */
    public long detectedMillis;
    /** When it was well again, {@link #NOT_FINE} while it is not. */
    public long fineSinceMillis = NOT_FINE;
    /** Customers who had an experience that was not promised, the most since it broke last. */
    public double affected;
    /** Those of the times before that it was broken. */
    public double affectedBefore;
    /** Since when it has been broken, of the last time. */
    public long brokenSinceMillis;
    /** What one of them is worth a year. */
    public double worth;

    public Member() {}

    /** Takes in how many there are since it broke. */
    void affects(double customers, long sinceMillis) {
        if (sinceMillis != brokenSinceMillis) {
            affectedBefore += affected;
            affected = 0;
            brokenSinceMillis = sinceMillis;
        }
        affected = Math.max(affected, customers);
    }

    double affectedInAll() {
        return affectedBefore + affected;
    }
}
