package xm.flow.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of a value. */
final class Written {
    private Written() {}

    static <T> byte[] by(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(512);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
