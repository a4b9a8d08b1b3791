package xm.flow.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What serializers with bytes of our own have in common: no settings, no fixed length, and nothing is used again.
 *
 * <p>Each value is one piece of bytes with its length before it, for files of checkpoints are written and read byte by byte
 * where they are not asked for many at once.
 */
abstract class CompactSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    // these are buffers, so a thread has a serializer of its own
    final transient CompactOutput out = new CompactOutput();
    final transient CompactInput in = new CompactInput();

    /** Writes a value to {@link #out}. */
    abstract void write(T value);

    /** Reads a value from {@link #in}. */
    abstract T read();

    @Override
    public final void serialize(T value, DataOutputView target) throws IOException {
        out.begin();
        write(value);
        out.writeTo(target);
    }

    @Override
    public final T deserialize(DataInputView source) throws IOException {
        in.begin(source);
        T value = read();
        in.finish();
        return value;
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        in.begin(source);
        out.begin();
        // written from here: Flink's buffer does not grow for what it is to read from another
        byte[] bytes = in.rest();
        out.raw(bytes, bytes.length);
        out.writeTo(target);
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final int getLength() {
        return -1;
    }

    /** There are no settings, so all of a class are the same; nothing extends a class that can be made. */
    @Override
    @SuppressWarnings("EqualsGetClass")
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }

    /** Buffers do not travel. */
    final Object readResolve() {
        return duplicate();
    }
}
