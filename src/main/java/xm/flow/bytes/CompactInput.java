package xm.flow.bytes;

import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** What {@link CompactOutput} wrote, in the same order. Not thread-safe. */
final class CompactInput {
    // hot path: mutable on purpose
    private final byte[] latin = new byte[CompactOutput.LONGEST_LATIN];
    private final KnownNames names = new KnownNames();
    private DataInput source;
    private long nearMillis;

    void begin(DataInput newSource) {
        source = newSource;
        nearMillis = 0;
    }

    boolean flag() throws IOException {
        return source.readBoolean();
    }

    boolean present() throws IOException {
        return source.readBoolean();
    }

    String text() throws IOException {
        return text(false);
    }

    /** A text that comes again and again, and is then the same object. */
    String name() throws IOException {
        return text(true);
    }

    private String text(boolean isName) throws IOException {
        long head = unsigned() - 1;
        if (head < 0) {
            return null;
        }
        int length = (int) (head >>> 1);
        if ((head & 1) != 0) {
            return wide(length);
        }
        source.readFully(latin, 0, length);
        return isName ? names.of(latin, length) : new String(latin, 0, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) throws IOException {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = source.readChar();
        }
        return new String(characters);
    }

    <E extends Enum<E>> E constant(Constants<E> all) throws IOException {
        return all.of(source.readByte());
    }

    Boolean truth() throws IOException {
        int number = source.readByte();
        return number == 0 ? null : Boolean.valueOf(number == 2);
    }

    Integer integer() throws IOException {
        long number = unsigned();
        return number == 0 ? null : Integer.valueOf((int) fromZigZag(number - 1));
    }

    Long wholeOrNull() throws IOException {
        return present() ? Long.valueOf(whole()) : null;
    }

    Double number() throws IOException {
        return present() ? Double.valueOf(decimal()) : null;
    }

    double decimal() throws IOException {
        return Double.longBitsToDouble(source.readLong());
    }

    BigDecimal amount() throws IOException {
        return switch (source.readByte()) {
            case CompactOutput.NO_AMOUNT -> null;
            case CompactOutput.SMALL_AMOUNT -> BigDecimal.valueOf(whole(), (int) whole());
            default -> new BigDecimal(new BigInteger(bytes()), (int) whole());
        };
    }

    byte[] bytes() throws IOException {
        long head = unsigned();
        if (head == 0) {
            return null;
        }
        byte[] value = new byte[(int) (head - 1)];
        source.readFully(value);
        return value;
    }

    long time() throws IOException {
        return source.readLong();
    }

    long bits() throws IOException {
        return source.readLong();
    }

    Long nearOrNull() throws IOException {
        return present() ? Long.valueOf(near()) : null;
    }

    long near() throws IOException {
        long head = unsigned();
        if (head == CompactOutput.FIRST_OF_ALL) {
            return Long.MIN_VALUE;
        } else if (head == CompactOutput.END_OF_ALL) {
            return Long.MAX_VALUE;
        } else if (head == CompactOutput.FAR) {
            return source.readLong();
        }
        nearMillis += fromZigZag(head - CompactOutput.NEAR);
        return nearMillis;
    }

    /** Of a list. */
    int length() throws IOException {
        return (int) unsigned();
    }

    long whole() throws IOException {
        return fromZigZag(unsigned());
    }

    long unsigned() throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = source.readByte();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    private static long fromZigZag(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
