package xm.codec;

import java.util.Set;
import xm.event.AssignmentArrival;
import xm.event.SegmentAssignment;

/**
 * Segment assignments from JSON {@code {"customer","segment","validFrom"}}, and erasures from {@code
 * {"customer","erase":true}}: every record becomes one of them, a
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
        this.rejections = new Rejections(settings);
    }

    public AssignmentArrival decode(
            byte[] value, byte[] key, String topic, int partition, long offset, long receivedAtMillis) {
        if (value == null) {
            return new AssignmentArrival(null, null, partition, offset);
        }
        try {
            SegmentAssignment assignment = json.read(
                    value, settings.maxRecordBytes(), new AssignmentMembers(settings.customerName(), receivedAtMillis));
            return new AssignmentArrival(assignment, null, partition, offset);
        } catch (Refusal refusal) {
            Place place = new Place(key, topic, partition, offset, receivedAtMillis);
            Set<String> customers = settings.namedBy(value, key);
            String detail = redaction.sentence(refusal.getMessage(), customers);
            String payload = redaction.of(value, customers);
            return new AssignmentArrival(
                    null, rejections.of(refusal.reason(), refusal.field(), detail, payload, place), partition, offset);
        }
    }
}
