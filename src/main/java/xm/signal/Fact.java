package xm.signal;

/**
 * What no single event says: found in a customer's story, counted in a cell's window, and taken back when a later event
 * tells it otherwise.
 *
 * <p>So the sum of the facts told is at any time what the events seen so far say, in whatever order they came. Exactly
 * one payload is present.
 *
 * @param timeMillis when it became true: the window it belongs to
 * @param isTakenBack whether it undoes the same fact told before
 * @param isOpen whether it may still be taken back; a window is kept as long as it holds open facts
 */
public record Fact(
        String segment,
        String touchpoint,
        String channel,
        long timeMillis,
        boolean isTakenBack,
        boolean isOpen,
        Effort effort,
        FirstContact firstContact,
        Resolution resolution) {

    /** The effort of an episode as far as it is known, 0 none .. 1 maximum. */
    public record Effort(double effort01) {}

    /** Whether an issue was resolved with its first contact; provisional while open. */
    public record FirstContact(boolean isResolved) {}

    /**
     * How a case went.
     *
     * @param seconds its clock ran until it was resolved, {@code null} while it is not
     * @param isInTarget {@code null} without a target
     */
    public record Resolution(Double seconds, Boolean isInTarget) {}

    /** The same fact, undone. */
    public Fact takenBack() {
        return new Fact(segment, touchpoint, channel, timeMillis, true, isOpen, effort, firstContact, resolution);
    }

    /** What it adds to a count. */
    long sign() {
        return isTakenBack ? -1 : 1;
    }
}
