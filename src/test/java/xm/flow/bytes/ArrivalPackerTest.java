package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.codec.RandomEvents;
import xm.event.Arrival;

class ArrivalPackerTest {
    private final ArrivalPacker packer = new ArrivalPacker();

    @Test
    void severalArrivalsComeBackAsTheyWere() {
        List<Arrival> arrivals = new ArrayList<>();
        byte[] pack = null;
        RandomEvents events = new RandomEvents(1);
        for (long i = 0; i < 500; i++) {
            Arrival arrival = new Arrival(events.next(), null, "touchpoints", 3, i, 1_764_000_000_000L + i);
            arrivals.add(arrival);
            pack = packer.add(pack, arrival);
        }

        assertThat(packer.unpack(pack)).isEqualTo(arrivals);
        assertThat(packer.unpack(packer.add(null, arrivals.get(0)))).containsExactly(arrivals.get(0));
    }
}
