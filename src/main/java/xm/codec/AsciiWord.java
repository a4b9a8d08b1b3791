package xm.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A word of ASCII that is compared with bytes where they stand, eight at a time. */
final class AsciiWord {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int length;
    private final long[] eights;
    /** Which bits of the last eight bytes are the word's. */
    private final long last;

    /** @param word not empty, all of it ASCII */
    AsciiWord(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        length = bytes.length;
        eights = new long[(length + 7) / 8];
        byte[] filled = Arrays.copyOf(bytes, 8 * eights.length);
        for (int i = 0; i < eights.length; i++) {
            eights[i] = eight(filled, 8 * i);
        }
        last = -1L >>> (8 * (8 * eights.length - length));
    }

    /** Eight bytes as one number, the first one lowest. */
    static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    int length() {
        return length;
    }

    /** Whether it stands at a place of bytes; seven more behind it have to be there. */
    boolean isAt(byte[] bytes, int at) {
        int end = eights.length - 1;
        for (int i = 0; i < end; i++) {
            if (eight(bytes, at + 8 * i) != eights[i]) {
                return false;
            }
        }
        return (eight(bytes, at + 8 * end) & last) == eights[end];
    }
}
