package xm.flow.bytes;

import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Values as bytes, one after the other: small ones in few, {@code null} in one. {@link CompactInput} reads them.
 *
 * <p>State holds such bytes, so what a value looks like never changes; other values may be added. A text of Latin-1 takes
 * a byte a character unless it is very long, any other two, so that it comes back whatever it holds: a half of a surrogate
 * pair has no UTF-8. Not thread-safe.
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

    // hot path: mutable on purpose
    private final byte[] latin = new byte[LONGEST_LATIN];
    private DataOutput target;
    private long nearMillis;

    void begin(DataOutput newTarget) {
        target = newTarget;
        nearMillis = 0;
    }

    /** Says whether there is something, for the caller to write next. */
    boolean present(Object value) throws IOException {
        target.writeBoolean(value != null);
        return value != null;
    }

    void text(String value) throws IOException {
        if (value == null) {
            unsigned(0);
        } else if (isLatin(value)) {
            unsigned(1 + 2L * value.length());
            target.write(latin, 0, value.length());
        } else {
            unsigned(2 + 2L * value.length());
            target.writeChars(value);
        }
    }

    private boolean isLatin(String value) {
        int length = value.length();
        if (length > LONGEST_LATIN) {
            return false;
        }
        int bits = 0;
        for (int i = 0; i < length; i++) {
            char one = value.charAt(i);
            bits |= one;
            latin[i] = (byte) one;
        }
        return bits <= 0xFF;
    }

    <E extends Enum<E>> void constant(Constants<E> all, E value) throws IOException {
        target.writeByte(all.number(value));
    }

    void flag(boolean value) throws IOException {
        target.writeBoolean(value);
    }

    void truth(Boolean value) throws IOException {
        target.writeByte(value == null ? 0 : value ? 2 : 1);
    }

    void integer(Integer value) throws IOException {
        unsigned(value == null ? 0 : zigZag(value) + 1);
    }

    void whole(Long value) throws IOException {
        if (present(value)) {
            whole(value.longValue());
        }
    }

    void number(Double value) throws IOException {
        if (present(value)) {
            decimal(value);
        }
    }

    void decimal(double value) throws IOException {
        target.writeLong(Double.doubleToRawLongBits(value));
    }

    /** Exact, with its scale. */
    void amount(BigDecimal value) throws IOException {
        if (value == null) {
            target.writeByte(NO_AMOUNT);
            return;
        }
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            target.writeByte(SMALL_AMOUNT);
            whole(unscaled.longValue());
        } else {
            target.writeByte(LARGE_AMOUNT);
            bytes(unscaled.toByteArray());
        }
        whole(value.scale());
    }

    void bytes(byte[] value) throws IOException {
        if (value == null) {
            unsigned(0);
        } else {
            unsigned(1L + value.length);
            target.write(value);
        }
    }

    /** A time is large always. */
    void time(long millis) throws IOException {
        target.writeLong(millis);
    }

    /** A hash. */
    void bits(long value) throws IOException {
        target.writeLong(value);
    }

    void nearOrNull(Long millis) throws IOException {
        if (present(millis)) {
            near(millis);
        }
    }

    /** A time by its distance from the last one so written, which is short; the first and the last of all take a byte. */
    void near(long millis) throws IOException {
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
            target.writeLong(millis);
        }
    }

    /** Of a list. */
    void length(int length) throws IOException {
        unsigned(length);
    }

    void whole(long value) throws IOException {
        unsigned(zigZag(value));
    }

    void unsigned(long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7F) != 0) {
            target.writeByte((int) rest | 0x80);
            rest >>>= 7;
        }
        target.writeByte((int) rest);
    }

    private static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }
}
