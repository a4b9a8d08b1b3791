package xm.codec;

import xm.event.AssignmentArrival;
import xm.event.SegmentAssignment;

/**
 * Segment assignments from JSON {@code {"customer","segment","validFrom"}}: every record becomes an assignment, a
 * rejection or, being a tombstone, nothing; never an exception.
 *
 * <p>{@code validFrom} may be of the future: a change of segment is known in advance. Not thread-safe.
 */
public final class SegmentAssignmentDecoder {
    private final DecodeSettings settings;
    private final JsonRecord json = new JsonRecord();
    private final Redaction redaction;
    private final Rejections rejections;

    public SegmentAssignmentDecoder(DecodeSettings settings) {
        this.settings = settings;
        this.redaction = new Redaction(settings.pseudonym());
        this.rejections = new Rejections(settings.pseudonym());
    }

    public AssignmentArrival decode(
            byte[] value, byte[] key, String topic, int partition, long offset, long receivedAtMillis) {
        if (value == null) {
            return AssignmentArrival.TOMBSTONE;
        }
        try {
            SegmentAssignment assignment = json.read(value, settings.maxRecordBytes(), new AssignmentMembers());
            return new AssignmentArrival(assignment, null);
        } catch (Refusal refusal) {
            Place place = new Place(key, topic, partition, offset, receivedAtMillis);
            return new AssignmentArrival(null, rejections.of(refusal, redaction.of(value), place));
        }
    }
}
