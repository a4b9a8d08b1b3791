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

    /** Whether everything that was counted has been taken back. */
    boolean isNothing() {
        return customers == 0;
    }

    @Override
    public void merge(Standing other) {
        customers += other.customers;
    }

    /** This stock with the moves of a window, as it is told; {@code null} are no moves. */
    Standing withMoves(Standing window) {
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
