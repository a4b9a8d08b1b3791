package xm.alert;

/** A cell's part in an open alert. */
public final class Member {
    /** It is not well. */
    static final long NOT_FINE = Long.MAX_VALUE;

    /** Whether it was only about to break when the alert took it in, and has not broken since. */
    public boolean isSuspect;
    /** When it was well again, {@link #NOT_FINE} while it is not. */
    public long fineSinceMillis = NOT_FINE;
    /** Customers who had an experience that was not promised, the most since the alert opened. */
    public double affected;
    /** What one of them is worth a year. */
    public double worth;

    public Member() {}
}
