package xm.flow.bytes;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import xm.customer.CustomerMemory;

/**
 * Keeps what is remembered of customers in state, as {@link MemoryWriter} writes it.
 *
 * <p>A memory is one piece of bytes with its length, for files of checkpoints are written and read byte by byte where they
 * are not asked for many at once. The format has a version, which every checkpoint names. Who adds a component to a memory adds a version, which
 * {@link MemoryReader} has to be told, for it goes on reading the older ones; Flink then writes anew what it finds of
 * them. Up to release 0.1 memories were kept as Flink's own serializer of POJOs writes them; they are read by it and
 * then written like this.
 */
public final class MemorySerializer extends CompactSerializer<CustomerMemory> {
    private static final long serialVersionUID = 1L;

    private static final int USUAL_BYTES = 1024;
    /** A buffer that has grown beyond it, as a shop's guest account makes it, is given back. */
    private static final int MOST_BYTES_KEPT = 1 << 20;

    // each has buffers, so a thread has a serializer of its own
    private final transient MemoryWriter writer = new MemoryWriter();
    private final transient MemoryReader reader = new MemoryReader();
    private transient DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
    private transient byte[] bytes = new byte[USUAL_BYTES];
    private final transient DataInputDeserializer in = new DataInputDeserializer();

    @Override
    public void serialize(CustomerMemory memory, DataOutputView target) throws IOException {
        out.clear();
        writer.write(memory, out);
        target.writeInt(out.length());
        target.write(out.getSharedBuffer(), 0, out.length());
        giveBack();
    }

    @Override
    public CustomerMemory deserialize(DataInputView source) throws IOException {
        int length = fetch(source);
        in.setBuffer(bytes, 0, length);
        CustomerMemory memory = reader.read(in);
        giveBack();
        return memory;
    }

    /** Gets the bytes of the next memory, and says how many they are. */
    private int fetch(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length > bytes.length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        source.readFully(bytes, 0, length);
        return length;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = fetch(source);
        target.writeInt(length);
        target.write(bytes, 0, length);
        giveBack();
    }

    /** Asked for on the heap, of a memory that is changed while a checkpoint is still written. */
    @Override
    public CustomerMemory copy(CustomerMemory from) {
        try {
            out.clear();
            writer.write(from, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            CustomerMemory copy = reader.read(in);
            giveBack();
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException("a memory is not read back as it was written", e);
        }
    }

    /** Buffers that have grown beyond what is kept. */
    private void giveBack() {
        if (out.length() > MOST_BYTES_KEPT) {
            out = new DataOutputSerializer(USUAL_BYTES);
            in.releaseArrays();
        }
        if (bytes.length > MOST_BYTES_KEPT) {
            bytes = new byte[USUAL_BYTES];
            in.releaseArrays();
        }
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public CustomerMemory createInstance() {
        return new CustomerMemory();
    }

    @Override
    public TypeSerializer<CustomerMemory> duplicate() {
        return new MemorySerializer();
    }

    @Override
    public TypeSerializerSnapshot<CustomerMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemorySerializer;
    }

    @Override
    public int hashCode() {
        return MemorySerializer.class.hashCode();
    }

    /**
     * Says in which version memories were written; older ones are written anew, newer ones nobody can read. Every
     * checkpoint names this class, so neither it nor its package is ever renamed.
     */
    public static final class Snapshot implements TypeSerializerSnapshot<CustomerMemory> {
        private static final int VERSION = 1;

        private int version = VERSION;

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) {
            // the version is all there is to say, and Flink writes it
        }

        @Override
        public void readSnapshot(int written, DataInputView in, ClassLoader userCode) throws IOException {
            if (written > VERSION) {
                throw new IOException("customers' memories were written in version " + written
                        + " by a later release; this one reads up to version " + VERSION);
            }
            version = written;
        }

        /** Reads what was written in this version; so far there is one. */
        @Override
        public TypeSerializer<CustomerMemory> restoreSerializer() {
            return new MemorySerializer();
        }

        @Override
        public TypeSerializerSchemaCompatibility<CustomerMemory> resolveSchemaCompatibility(
                TypeSerializerSnapshot<CustomerMemory> old) {
            if (old instanceof Snapshot known && known.version == version) {
                return TypeSerializerSchemaCompatibility.compatibleAsIs();
            }
            return old instanceof Snapshot || isReadByFlink(old)
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }

        /** Whether Flink itself could go on with it: only then it can be read, whatever is written after. */
        private static boolean isReadByFlink(TypeSerializerSnapshot<CustomerMemory> old) {
            return old instanceof PojoSerializerSnapshot
                    && !TypeInformation.of(CustomerMemory.class)
                            .createSerializer(new SerializerConfigImpl())
                            .snapshotConfiguration()
                            .resolveSchemaCompatibility(old)
                            .isIncompatible();
        }
    }
}
