package xm.flow.bytes;

import java.util.ArrayList;
import java.util.List;
import xm.event.Arrival;

/**
 * Packs arrivals into bytes while they wait in memory, where a collector would copy their objects again and again.
 *
 * <p>Not thread-safe.
 */
public final class ArrivalPacker {
    private final CompactOutput out = new CompactOutput();
    private final CompactInput in = new CompactInput();
    private final ArrivalWriter writer = new ArrivalWriter(out);
    private final ArrivalReader reader = new ArrivalReader(in);

    /** The arrivals of a pack and one more; a new pack where there is none. */
    public byte[] add(byte[] pack, Arrival arrival) {
        out.begin();
        if (pack != null) {
            out.raw(pack, pack.length);
        }
        writer.write(arrival);
        return out.written();
    }

    /** The arrivals of a pack, in the order in which they came. */
    public List<Arrival> unpack(byte[] pack) {
        List<Arrival> arrivals = new ArrayList<>(1);
        in.begin(pack, pack.length);
        while (in.hasMore()) {
            arrivals.add(reader.read());
        }
        in.finish();
        return arrivals;
    }
}
