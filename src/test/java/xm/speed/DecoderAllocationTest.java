package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xm.speed.micro.DecoderBenchmark;

/** What the decoder leaves to the collector. */
class DecoderAllocationTest {
    /** Of an event of the mean; 669 were counted. Raise it with a reason. */
    private static final long BUDGET_BYTES = 736;

    @Test
    void anEventCostsNoMoreMemoryThanItsBudget() throws Exception {
        DecoderBenchmark decoder = new DecoderBenchmark();
        decoder.write();
        assertThat(decoder.decode()).as("accepted").isEqualTo(DecoderBenchmark.EVENTS);
        assertThat(Allocated.bytesPerUnit(DecoderBenchmark.EVENTS, decoder::decode))
                .isLessThanOrEqualTo(BUDGET_BYTES);
    }
}
