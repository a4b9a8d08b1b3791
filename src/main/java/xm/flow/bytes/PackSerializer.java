package xm.flow.bytes;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Keeps packs of an {@link ArrivalPacker} in state, as they are.
 *
 * <p>So what {@link ArrivalWriter} writes has a version, which every checkpoint names. Who changes it adds one, and goes on
 * reading the older ones into packs of the newest.
 */
public final class PackSerializer extends CompactSerializer<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    void write(byte[] pack) {
        out.raw(pack, pack.length);
    }

    @Override
    byte[] read() {
        return in.rest();
    }

    /** Packs are never changed. */
    @Override
    public byte[] copy(byte[] pack) {
        return pack;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public byte[] createInstance() {
        return new byte[0];
    }

    @Override
    public TypeSerializer<byte[]> duplicate() {
        return new PackSerializer();
    }

    @Override
    public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in which version arrivals were packed. */
    public static final class Snapshot extends FormatSnapshot<byte[]> {
        public Snapshot() {
            super("arrivals that wait", 1);
        }

        /** Reads what was packed in this version; so far there is one. */
        @Override
        public TypeSerializer<byte[]> restoreSerializer() {
            return new PackSerializer();
        }
    }
}
