package xm.flow.bytes;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import xm.event.Arrival;

/**
 * Carries arrivals as {@link ArrivalWriter} writes them.
 *
 * <p>The only thing ever kept in this format is what is under way in an unaligned checkpoint, and that without a version:
 * Flink gives it to whichever serializer the edge has after the restore. Savepoints and aligned checkpoints hold none of
 * it. So the format may change from release to release, as long as docs/upgrade.md sends everybody through a savepoint.
 */
final class ArrivalSerializer extends CompactSerializer<Arrival> {
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

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrivalSerializer;
    }

    @Override
    public int hashCode() {
        return ArrivalSerializer.class.hashCode();
    }

    /** Says which class wrote; the format has no settings. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
        public Snapshot() {
            super(ArrivalSerializer::new);
        }
    }
}
