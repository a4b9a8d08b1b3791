package xm.signal;

/** How many issues were resolved with their first contact, and of how many it is not yet final whether they were. */
public final class FirstContacts implements Accumulator<FirstContacts> {
    // hot path: mutable on purpose
    public long n;
    public long resolved;
    public long provisional;

    void add(Fact.FirstContact contact, boolean isOpen, long sign) {
        n += sign;
        resolved += contact.isResolved() ? sign : 0;
        provisional += isOpen ? sign : 0;
    }

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return n == 0 && resolved == 0 && provisional == 0;
    }

    @Override
    public void merge(FirstContacts other) {
        n += other.n;
        resolved += other.resolved;
        provisional += other.provisional;
    }

    /** The signal {@code first-contact-resolution}, or {@code null} without contacts. */
    Reading reading() {
        return n == 0
                ? null
                : new Reading("first-contact-resolution", n, (double) resolved / n, Intervals.wilson(resolved, n))
                        .with("provisional", provisional)
                        .with("resolved", resolved);
    }
}
