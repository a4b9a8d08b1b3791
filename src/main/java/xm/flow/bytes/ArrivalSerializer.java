package xm.flow.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
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

    // each has a buffer, so a thread has a serializer of its own
    private final transient ArrivalWriter writer = new ArrivalWriter();
    private final transient ArrivalReader reader = new ArrivalReader();

    @Override
    public void serialize(Arrival arrival, DataOutputView target) throws IOException {
        writer.write(arrival, target);
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
        return reader.read(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        writer.write(reader.read(source), target);
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
