package xm.flow.bytes;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Says in which version values in bytes of our own were written: older ones are written anew, newer ones nobody can read.
 *
 * <p>Every checkpoint names the class of a snapshot, so neither those that extend it nor their package are ever renamed.
 */
abstract class FormatSnapshot<T> implements TypeSerializerSnapshot<T> {
    private final String what;
    private final int current;
    private int version;

    /**
     * As it is written by this release.
     *
     * @param what the values, for a sentence that begins with it
     */
    FormatSnapshot(String what, int version) {
        this.what = what;
        this.current = version;
        this.version = version;
    }

    @Override
    public final int getCurrentVersion() {
        return current;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) {
        // the version is all there is to say, and Flink writes it
    }

    @Override
    public final void readSnapshot(int written, DataInputView in, ClassLoader userCode) throws IOException {
        if (written > current) {
            throw new IOException(what + " were written in version " + written
                    + " by a later release; this one reads up to version " + current
                    + ". Start that release, or go on from a savepoint of this one");
        }
        version = written;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old.getClass() != getClass()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return ((FormatSnapshot<T>) old).version == version
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
