package xm.event;

/**
 * One record of the topic of segments as it came in: an assignment, or the rejection of what could not be read.
 *
 * <p>It is neither for a tombstone, with which the compacted topic forgets a customer: what was valid at the time of an
 * event does not change by that, so there is nothing to do and nothing to complain of.
 *
 * @param partition of the topic in which it stood
 * @param offset its place in the partition, {@link #NO_OFFSET} if it does not come from one
 */
public record AssignmentArrival(SegmentAssignment assignment, Rejection rejection, int partition, long offset) {
    public static final long NO_OFFSET = -1;

    public static final AssignmentArrival TOMBSTONE = new AssignmentArrival(null, null);

    /** One that does not come from a topic. */
    public AssignmentArrival(SegmentAssignment assignment, Rejection rejection) {
        this(assignment, rejection, 0, NO_OFFSET);
    }

    public boolean isAccepted() {
        return assignment != null;
    }

    public boolean isTombstone() {
        return assignment == null && rejection == null;
    }
}
