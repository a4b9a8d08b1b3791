package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import xm.event.SegmentAssignment;

class AssignmentWriterTest {
    @Test
    void writesWhatTheDecoderReadsWhateverTheCustomerIsCalled() {
        SegmentAssignment assignment =
                new SegmentAssignment("o\"Neil\\", "gold", Rfc3339.parse("2026-11-21T10:02:03.120Z"));
        byte[] json = AssignmentWriter.write(assignment);
        assertThat(new SegmentAssignmentDecoder(Examples.SETTINGS)
                        .decode(json, null, "customer-segments", 0, 0, 0)
                        .assignment())
                .isEqualTo(assignment);
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"customer\":\"o\\\"Neil\\\\\",\"segment\":\"gold\","
                        + "\"validFrom\":\"2026-11-21T10:02:03.120Z\"}");
    }
}
