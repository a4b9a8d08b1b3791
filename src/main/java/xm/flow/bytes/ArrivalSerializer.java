package xm.flow.bytes;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import xm.event.Arrival;

/** Carries arrivals as {@link ArrivalWriter} writes them. */
final class ArrivalSerializer extends EdgeSerializer<Arrival> {
    private static final long serialVersionUID = 1L;

    private final transient ArrivalWriter writer = new ArrivalWriter(out);
    private final transient ArrivalReader reader = new ArrivalReader(in);

    @Override
    void write(Arrival arrival) {
        writer.write(arrival);
    }

    @Override
    Arrival read() {
        return reader.read();
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Arrival copy(Arrival from) {
        return from;
    }

    @Override
    public Arrival createInstance() {
        return new Arrival(null, null, null, 0, 0, 0);
    }

    @Override
    public TypeSerializer<Arrival> duplicate() {
        return new ArrivalSerializer();
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says which class wrote; the format has no settings. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
        public Snapshot() {
            super(ArrivalSerializer::new);
        }
    }
}
