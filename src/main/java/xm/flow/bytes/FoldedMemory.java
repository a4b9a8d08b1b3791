package xm.flow.bytes;

import java.util.Arrays;
import xm.customer.KeptMemory;

/**
 * A customer's memory in bytes, as state keeps it between two looks: a fraction of what its objects take, with nothing in
 * it for a collector to follow.
 *
 * <p>It is written anew in place, with room to grow, so that the old array stays in use. {@link MemoryFold} makes it and
 * opens it again.
 */
public final class FoldedMemory implements KeptMemory {
    private byte[] bytes;
    private int size;

    FoldedMemory(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    /** Holds what was written instead of what it held. */
    void replace(CompactOutput out) {
        size = out.size();
        if (size > bytes.length || size < bytes.length / 4) {
            bytes = new byte[size + size / 4];
        }
        out.copyTo(bytes);
    }

    void writeTo(CompactOutput out) {
        out.raw(bytes, size);
    }

    void readBy(CompactInput in) {
        in.begin(bytes, size);
    }

    FoldedMemory copy() {
        return new FoldedMemory(Arrays.copyOf(bytes, size));
    }
}
