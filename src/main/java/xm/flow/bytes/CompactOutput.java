package xm.flow.bytes;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Values as bytes, one after the other: small ones in few, {@code null} in one. {@link CompactInput} reads them.
 *
 * <p>State holds such bytes, so what a value looks like never changes after a release; other values may be added. A text
 * of Latin-1 takes a byte a character unless it is very long, any other two, so that it comes back whatever it holds: a half
 * of a surrogate pair has no UTF-8. Not thread-safe.
 */
final class CompactOutput {
    /** Texts up to here are looked at for Latin-1; nearly all are shorter. */
    static final int LONGEST_LATIN = 1024;

    static final int NO_AMOUNT = 0;
    static final int SMALL_AMOUNT = 1;
    static final int LARGE_AMOUNT = 2;

    static final int FIRST_OF_ALL = 0;
    static final int END_OF_ALL = 1;
    static final int FAR = 2;
    static final int NEAR = 3;
    private static final long FARTHEST = 1L << 60;

    /** Stands where a distance would; the time follows in full. */
    static final int FAR_FROM_ANCHOR = Integer.MIN_VALUE;

    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    static final int USUAL_BYTES = 1024;
    /** A buffer that has grown beyond it, as a shop's guest account makes it, is given back. */
    static final int MOST_BYTES_KEPT = 1 << 20;

    private static final int LONGEST_UNSIGNED = 10;

    // hot path: mutable on purpose
    private byte[] bytes = new byte[USUAL_BYTES];
    private int size;
    private long nearMillis;
    private long anchorMillis;
    private final RepeatedTexts texts = new RepeatedTexts();

    void begin() {
        if (bytes.length > MOST_BYTES_KEPT) {
            bytes = new byte[USUAL_BYTES];
        }
        size = 0;
        nearMillis = 0;
        texts.begin();
    }

    /** What was written since the beginning. */
    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    /** How many bytes were written since the beginning. */
    int size() {
        return size;
    }

    /** Copies what was written to the beginning of a target. */
    void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, size);
    }

    /** Writes it with its length before it. */
    void writeTo(DataOutput target) throws IOException {
        target.writeInt(size);
        target.write(bytes, 0, size);
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    private void put(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    /** Says whether there is something, for the caller to write next. */
    boolean present(Object value) {
        flag(value != null);
        return value != null;
    }

    void text(String value) {
        if (value == null) {
            unsigned(0);
            return;
        }
        int length = value.length();
        int before = size;
        if (length <= LONGEST_LATIN) {
            unsigned(1 + 2L * length);
            if (latin(value)) {
                return;
            }
        }
        size = before;
        unsigned(2 + 2L * length);
        wide(value);
    }

    /** A text that may come again in the same value, and takes a byte then. */
    void repeated(String value) {
        int number = texts.numberOf(value);
        put(number);
        if (number == RepeatedTexts.NEW) {
            text(value);
        }
    }

    /** Says whether all were characters of Latin-1. */
    private boolean latin(String value) {
        int length = value.length();
        makeRoom(length);
        int bits = 0;
        for (int i = 0; i < length; i++) {
            char one = value.charAt(i);
            bits |= one;
            bytes[size + i] = (byte) one;
        }
        size += length;
        return bits <= 0xFF;
    }

    private void wide(String value) {
        makeRoom(Character.BYTES * value.length());
        for (int i = 0; i < value.length(); i++) {
            CHARS.set(bytes, size, value.charAt(i));
            size += Character.BYTES;
        }
    }

    <E extends Enum<E>> void constant(Constants<E> all, E value) {
        put(all.number(value));
    }

    void flag(boolean value) {
        put(value ? 1 : 0);
    }

    void truth(Boolean value) {
        put(value == null ? 0 : value ? 2 : 1);
    }

    void integer(Integer value) {
        unsigned(value == null ? 0 : zigZag(value) + 1);
    }

    void wholeOrNull(Long value) {
        if (present(value)) {
            whole(value.longValue());
        }
    }

    void number(Double value) {
        if (present(value)) {
            decimal(value);
        }
    }

    void decimal(double value) {
        bits(Double.doubleToRawLongBits(value));
    }

    /** Exact, with its scale. */
    void amount(BigDecimal value) {
        if (value == null) {
            put(NO_AMOUNT);
            return;
        }
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            put(SMALL_AMOUNT);
            whole(unscaled.longValue());
        } else {
            put(LARGE_AMOUNT);
            bytes(unscaled.toByteArray());
        }
        whole(value.scale());
    }

    void bytes(byte[] value) {
        if (value == null) {
            unsigned(0);
        } else {
            unsigned(1L + value.length);
            raw(value, value.length);
        }
    }

    /** The first of some bytes, of which the reader knows how many they are. */
    void raw(byte[] value, int length) {
        makeRoom(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
    }

    /** A time is large always. */
    void time(long millis) {
        bits(millis);
    }

    /** A hash. */
    void bits(long value) {
        makeRoom(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void nearOrNull(Long millis) {
        if (present(millis)) {
            near(millis);
        }
    }

    /** A time by its distance from the last one so written, which is short; the first and the last of all take a byte. */
    void near(long millis) {
        long distance = millis - nearMillis;
        if (millis == Long.MIN_VALUE) {
            unsigned(FIRST_OF_ALL);
        } else if (millis == Long.MAX_VALUE) {
            unsigned(END_OF_ALL);
        } else if (distance > -FARTHEST && distance < FARTHEST) {
            unsigned(NEAR + zigZag(distance));
            nearMillis = millis;
        } else {
            unsigned(FAR);
            bits(millis);
        }
    }

    /** Says from which time the anchored ones are told, which the reader has to know. */
    void anchor(long millis) {
        anchorMillis = millis;
    }

    /**
     * A time of many: four bytes up to 24 days from the anchor, twelve beyond. To find how few bytes would do takes longer
     * than to write four.
     */
    void anchored(long millis) {
        makeRoom(Integer.BYTES + Long.BYTES);
        long distance = millis - anchorMillis;
        int inInt = (int) distance;
        boolean isFar = inInt != distance || inInt == FAR_FROM_ANCHOR;
        INTS.set(bytes, size, isFar ? FAR_FROM_ANCHOR : inInt);
        size += Integer.BYTES;
        if (isFar) {
            bits(millis);
        }
    }

    /** Of a list. */
    void length(int length) {
        unsigned(length);
    }

    void whole(long value) {
        unsigned(zigZag(value));
    }

    /** Most are below 128, so that this is short enough to be compiled into its callers. */
    void unsigned(long value) {
        if ((value & ~0x7F) == 0) {
            put((int) value);
        } else {
            wideUnsigned(value);
        }
    }

    private void wideUnsigned(long value) {
        makeRoom(LONGEST_UNSIGNED);
        long rest = value;
        for (; (rest & ~0x7F) != 0; rest >>>= 7) {
            bytes[size++] = (byte) (rest | 0x80);
        }
        bytes[size++] = (byte) rest;
    }

    private static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }
}
