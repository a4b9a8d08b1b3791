package xm.event;

/**
 * From {@code validFromMillis} on, a customer belongs to a segment, until a later assignment says otherwise.
 *
 * <p>One without a segment is an erasure: the customer belongs nowhere any more, and all that is known of them goes.
 *
 * @param segment kebab-case name, {@code null} for an erasure
 * @param validFromMillis of an erasure: when it was received, {@link Arrival#UNKNOWN_TIME} if that is not known
 */
public record SegmentAssignment(String customer, String segment, long validFromMillis) {
    public static SegmentAssignment erasure(String customer, long receivedAtMillis) {
        return new SegmentAssignment(customer, null, receivedAtMillis);
    }

    public boolean isErasure() {
        return segment == null;
    }
}
