package xm.flow;

import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lets a harness keep what an operator says as it is: it copies by the serializer of the output, and this one copies nothing. */
final class Uncopied<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T createInstance() {
        throw new UnsupportedOperationException("nothing is made here");
    }

    @Override
    public void serialize(T value, DataOutputView target) {
        throw new UnsupportedOperationException("nothing is sent");
    }

    @Override
    public T deserialize(DataInputView source) {
        throw new UnsupportedOperationException("nothing is sent");
    }

    @Override
    public T deserialize(T reuse, DataInputView source) {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) {
        throw new UnsupportedOperationException("nothing is sent");
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        throw new UnsupportedOperationException("nothing is kept");
    }
}
