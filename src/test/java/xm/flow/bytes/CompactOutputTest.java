package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CompactOutputTest {
    @Test
    void timesComeBackHoweverFarTheyAreFromEachOther() throws IOException {
        long[] times = {
            0, 1, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 60, -(1L << 60)
        };
        for (long one : times) {
            for (long other : times) {
                DataOutputSerializer target = new DataOutputSerializer(64);
                CompactOutput out = new CompactOutput();
                out.begin(target);
                out.near(one);
                out.near(other);
                out.near(one);
                CompactInput in = new CompactInput();
                in.begin(new DataInputDeserializer(target.getCopyOfBuffer()));
                assertThat(new long[] {in.near(), in.near(), in.near()}).containsExactly(one, other, one);
            }
        }
    }

    @Test
    void aTimeNearTheOneBeforeItTakesFewBytes() throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        CompactOutput out = new CompactOutput();
        out.begin(target);
        out.near(1_764_000_000_000L);
        int first = target.length();
        out.near(1_764_000_010_000L);
        out.near(1_763_999_990_000L);
        out.near(Long.MAX_VALUE);
        out.near(1_763_999_990_000L);

        assertThat(first).isEqualTo(6);
        assertThat(target.length()).isEqualTo(first + 3 + 3 + 1 + 1);
    }
}
