package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.event.SegmentAssignment;

/** Segment assignments to JSON of the contract: what {@link SegmentAssignmentDecoder} makes of it is the same again. */
public final class AssignmentWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private AssignmentWriter() {}

    public static byte[] write(SegmentAssignment assignment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            MemberWriter out = new MemberWriter(json);
            out.open();
            out.text("customer", assignment.customer());
            if (assignment.isErasure()) {
                json.writeBooleanField("erase", true);
            } else {
                out.text("segment", assignment.segment());
                out.text("validFrom", Rfc3339.format(assignment.validFromMillis()));
            }
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
