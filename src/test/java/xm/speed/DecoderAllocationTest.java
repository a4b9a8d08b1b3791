package xm.speed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.EventWriter;
import xm.codec.Pseudonym;
import xm.event.Arrival;

/**
 * What the decoder leaves to the collector, counted by the JVM and not timed, so that a busy machine changes nothing.
 *
 * <p>Before optimising compilers see it: what they do without is a bonus.
 */
class DecoderAllocationTest {
    /** Of an event of the mean; 1,450 were measured. Raise it with a reason. */
    private static final long BUDGET_BYTES = 1_500;

    private static final int EVENTS = 10_000;

    private final EventDecoder decoder =
            new EventDecoder(DecodeSettings.withPseudonym(new Pseudonym("of the tests".getBytes(UTF_8))));

    @Test
    void anEventCostsNoMoreMemoryThanItsBudget() {
        EventWriter writer = new EventWriter();
        byte[][] records = LongStream.range(0, EVENTS)
                .mapToObj(number -> writer.write(Traffic.event(number)))
                .toArray(byte[][]::new);
        // texts that come again are made in the first round
        decode(records);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        decode(records);
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / EVENTS;
        assertThat(bytes).isLessThanOrEqualTo(BUDGET_BYTES);
    }

    private void decode(byte[][] records) {
        int accepted = 0;
        for (byte[] record : records) {
            Arrival arrival = decoder.decode(record, null, "touchpoints", 0, 0, Long.MAX_VALUE);
            accepted += arrival.isAccepted() ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(EVENTS);
    }
}
