package xm.flow.bytes;

import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What {@link CompactOutput} wrote, in the same order. Not thread-safe. */
final class CompactInput {
    private final KnownNames names = new KnownNames();

    // hot path: mutable on purpose
    private byte[] buffer = new byte[CompactOutput.USUAL_BYTES];
    private byte[] bytes = buffer;
    private int place;
    private int end;
    private long nearMillis;
    private long anchorMillis;
    private final RepeatedTexts texts = new RepeatedTexts();

    /** Reads what was written with its length before it. */
    void begin(DataInput source) throws IOException {
        int length = source.readInt();
        if (length > buffer.length || buffer.length > CompactOutput.MOST_BYTES_KEPT) {
            buffer = new byte[Math.max(length, CompactOutput.USUAL_BYTES)];
        }
        source.readFully(buffer, 0, length);
        begin(buffer, length);
    }

    /** Reads the first of some bytes, which are {@linkplain CompactOutput#written() what was written}. */
    void begin(byte[] newBytes, int newEnd) {
        bytes = newBytes;
        place = 0;
        end = newEnd;
        nearMillis = 0;
        texts.begin();
    }

    boolean hasMore() {
        return place < end;
    }

    /** Nothing is left: else what was written and what is read are not the same. */
    void finish() {
        if (place != end) {
            throw new IllegalStateException(
                    "of " + end + " bytes " + place
                            + " were read: they were written otherwise than this release reads them; go on with the one that wrote them");
        }
    }

    /** All bytes from here to the end. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, place, end);
        place = end;
        return rest;
    }

    boolean flag() {
        return bytes[place++] != 0;
    }

    boolean present() {
        return flag();
    }

    String text() {
        return text(false);
    }

    /** A text that comes again and again, and is then the same object. */
    String name() {
        return text(true);
    }

    /** A name that may have come before in the same value. */
    String repeated() {
        return repeated(true);
    }

    /** What {@link #repeated} reads, of a text that is mostly this value's alone: it is not looked up among known names. */
    String repeatedText() {
        return repeated(false);
    }

    private String repeated(boolean isName) {
        int number = bytes[place++];
        if (number != RepeatedTexts.NEW) {
            return texts.of(number);
        }
        String value = text(isName);
        texts.keep(value);
        return value;
    }

    private String text(boolean isName) {
        long head = unsigned() - 1;
        if (head < 0) {
            return null;
        }
        int length = (int) (head >>> 1);
        if ((head & 1) != 0) {
            return wide(length);
        }
        int from = place;
        place += length;
        return isName ? names.of(bytes, from, length) : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = (char) CompactOutput.CHARS.get(bytes, place);
            place += Character.BYTES;
        }
        return new String(characters);
    }

    <E extends Enum<E>> E constant(Constants<E> all) {
        return all.of(bytes[place++]);
    }

    Boolean truth() {
        int number = bytes[place++];
        return number == 0 ? null : Boolean.valueOf(number == 2);
    }

    Integer integer() {
        long number = unsigned();
        return number == 0 ? null : Integer.valueOf((int) fromZigZag(number - 1));
    }

    Long wholeOrNull() {
        return present() ? Long.valueOf(whole()) : null;
    }

    Double number() {
        return present() ? Double.valueOf(decimal()) : null;
    }

    double decimal() {
        return Double.longBitsToDouble(bits());
    }

    BigDecimal amount() {
        return switch (bytes[place++]) {
            case CompactOutput.NO_AMOUNT -> null;
            case CompactOutput.SMALL_AMOUNT -> BigDecimal.valueOf(whole(), (int) whole());
            default -> new BigDecimal(new BigInteger(bytes()), (int) whole());
        };
    }

    byte[] bytes() {
        long head = unsigned();
        if (head == 0) {
            return null;
        }
        int from = place;
        place += (int) (head - 1);
        return Arrays.copyOfRange(bytes, from, place);
    }

    long time() {
        return bits();
    }

    long bits() {
        long value = (long) CompactOutput.LONGS.get(bytes, place);
        place += Long.BYTES;
        return value;
    }

    Long nearOrNull() {
        return present() ? Long.valueOf(near()) : null;
    }

    long near() {
        long head = unsigned();
        if (head == CompactOutput.FIRST_OF_ALL) {
            return Long.MIN_VALUE;
        } else if (head == CompactOutput.END_OF_ALL) {
            return Long.MAX_VALUE;
        } else if (head == CompactOutput.FAR) {
            return bits();
        }
        nearMillis += fromZigZag(head - CompactOutput.NEAR);
        return nearMillis;
    }

    /** Says from which time the anchored ones are told; it is not written. */
    void anchor(long millis) {
        anchorMillis = millis;
    }

    long anchored() {
        int distance = (int) CompactOutput.INTS.get(bytes, place);
        place += Integer.BYTES;
        return distance == CompactOutput.FAR_FROM_ANCHOR ? bits() : anchorMillis + distance;
    }

    /** Of a list. */
    int length() {
        return (int) unsigned();
    }

    long whole() {
        return fromZigZag(unsigned());
    }

    long unsigned() {
        byte[] source = bytes;
        int at = place;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = source[at++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                place = at;
                return value;
            }
        }
    }

    private static long fromZigZag(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
