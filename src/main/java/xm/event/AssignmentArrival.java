package xm.event;

/**
 * One record of the topic of segments as it came in: an assignment, or the rejection of what could not be read.
 *
 * <p>It is neither for a tombstone, with which the compacted topic forgets a customer: what was valid at the time of an
 * event does not change by that, so there is nothing to do and nothing to complain of.
 */
public record AssignmentArrival(SegmentAssignment assignment, Rejection rejection) {

    public static final AssignmentArrival TOMBSTONE = new AssignmentArrival(null, null);

    public boolean isAccepted() {
        return assignment != null;
    }

    public boolean isTombstone() {
        return assignment == null && rejection == null;
    }
}
