package xm.promise;

import xm.event.Cell;

/**
 * Whether one promise is kept at one cell, at one time, with the evidence.
 *
 * @param commitment what is promised there, and whose business it is
 * @param sinceMillis when the state began; of a broken promise: when the experience most likely dropped
 * @param atMillis when the evidence was complete, which is later than its end where some of it turns out later
 * @param observed what was seen since then, or {@code null} where nothing was
 * @param evidence against the promise: an alarm sounds when it reaches what is needed
 * @param needed how many panes make the time in which at most one false alarm is allowed
 * @param customers who were seen in the observed time, each counted once a pane
 * @param shortfall how many answers less than promised were good: n times the gap to the promise, never below 0
 * @param isBlind whether nothing can be seen at present; a broken promise stays broken while blind
 * @param isWithdrawn whether nothing is promised there any more: said once, last of all
 * @param gate in words, what held the state where it is
 */
public record Verdict(
        Commitment commitment,
        VerdictState state,
        long sinceMillis,
        long atMillis,
        Observed observed,
        double evidence,
        double needed,
        double customers,
        double shortfall,
        boolean isBlind,
        boolean isWithdrawn,
        String gate) {

    /** Why a verdict is withdrawn where nothing is promised in its place. */
    public static final String NOT_PROMISED = "no longer promised";

    /** Nothing is promised there any more. */
    public static Verdict withdrawn(Commitment last, long atMillis) {
        return withdrawn(last, atMillis, NOT_PROMISED);
    }

    /**
     * It is over there, and nobody knows how well it is.
     *
     * @param why such that "it is" stands before it: {@code judged by channel now}
     */
    public static Verdict withdrawn(Commitment last, long atMillis, String why) {
        return new Verdict(last, VerdictState.UNPROVEN, atMillis, atMillis, null, 0, 0, 0, 0, false, true, why);
    }

    public Cell cell() {
        return commitment.cell();
    }

    public String promise() {
        return commitment.promise().name();
    }
}
