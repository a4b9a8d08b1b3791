package xm.flow.bytes;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;

/**
 * Keeps what is remembered of customers in state, as {@link MemoryWriter} writes it.
 *
 * <p>What is read stays folded. The format has a version, which every checkpoint names. Who adds a component to a memory
 * adds a version, which {@link MemoryReader} has to be told, for it goes on reading the older ones; Flink then writes anew
 * what it finds of them. Up to release 0.1 memories were kept as Flink's own serializer of POJOs writes them; they are
 * read by it and then written like this.
 */
public final class MemorySerializer extends CompactSerializer<KeptMemory> {
    private static final long serialVersionUID = 1L;

    private final transient MemoryFold fold = new MemoryFold();

    @Override
    void write(KeptMemory kept) {
        folded(kept).writeTo(out);
    }

    @Override
    KeptMemory read() {
        return new FoldedMemory(in.rest());
    }

    /** Asked for on the heap, of a memory that is looked at while a checkpoint is still written. */
    @Override
    public KeptMemory copy(KeptMemory kept) {
        return kept instanceof FoldedMemory folded ? folded.copy() : folded(kept);
    }

    private FoldedMemory folded(KeptMemory kept) {
        return kept instanceof FoldedMemory folded ? folded : fold.fold((CustomerMemory) kept);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public KeptMemory createInstance() {
        return new CustomerMemory();
    }

    @Override
    public TypeSerializer<KeptMemory> duplicate() {
        return new MemorySerializer();
    }

    @Override
    public TypeSerializerSnapshot<KeptMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Also goes on with what Flink's own serializer of POJOs wrote. */
    public static final class Snapshot extends FormatSnapshot<KeptMemory> {
        public Snapshot() {
            super("customers' memories", 1);
        }

        /** Reads what was written in this version; so far there is one. That of an older one must not leave it folded. */
        @Override
        public TypeSerializer<KeptMemory> restoreSerializer() {
            return new MemorySerializer();
        }

        @Override
        public TypeSerializerSchemaCompatibility<KeptMemory> resolveSchemaCompatibility(
                TypeSerializerSnapshot<KeptMemory> old) {
            return isReadByFlink(old)
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : super.resolveSchemaCompatibility(old);
        }

        /** Whether Flink itself could go on with it: only then it can be read, whatever is written after. */
        @SuppressWarnings("unchecked")
        private static boolean isReadByFlink(TypeSerializerSnapshot<?> old) {
            return old instanceof PojoSerializerSnapshot
                    && !TypeInformation.of(CustomerMemory.class)
                            .createSerializer(new SerializerConfigImpl())
                            .snapshotConfiguration()
                            .resolveSchemaCompatibility((TypeSerializerSnapshot<CustomerMemory>) old)
                            .isIncompatible();
        }
    }
}
