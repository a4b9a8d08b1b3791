package xm.signal;

/**
 * How the known customers of a segment stand: how many, their risk of leaving, their rung; and who moved.
 *
 * <p>In a pane it holds changes; in a window that is told, the stock at its end together with the moves within it.
 */
public final class Standing implements Accumulator<Standing> {
    // hot path: mutable on purpose
    public long customers;

    void add(StandingChange change) {
        customers += change.customers();
    }

    @Override
    public void merge(Standing other) {
        customers += other.customers;
    }

    /** The stock before a window together with the moves within it: what is told at the window's end. */
    Standing after(Standing before) {
        return this;
    }

    /** The signal {@code churn-risk}, or {@code null} while nobody is known. */
    Reading riskReading() {
        return null;
    }

    /** The signal {@code loyalty}, or {@code null} while nobody is known. */
    Reading loyaltyReading() {
        return null;
    }
}
