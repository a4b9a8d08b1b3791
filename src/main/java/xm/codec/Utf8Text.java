package xm.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters, where they are UTF-8 in the strict sense: no overlong forms, no surrogates.
 *
 * <p>Jackson's own byte parser is lenient there, and does not look into what it skips. Not thread-safe: the characters
 * are good until the next call.
 */
final class Utf8Text {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private char[] chars = new char[4096];
    private int length;

    /** Reads the bytes, without the byte order mark at their head. */
    void read(byte[] utf8) throws Refusal {
        if (chars.length < utf8.length) {
            chars = new char[Integer.highestOneBit(utf8.length) * 2];
        }
        int start = hasMark(utf8) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(utf8, start, utf8.length - start);
        CharBuffer out = CharBuffer.wrap(chars);
        CoderResult result = decoder.reset().decode(in, out, true);
        if (result.isError()) {
            throw Refusal.notJson("byte " + in.position() + " of the record is not UTF-8");
        }
        length = out.position();
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    private static boolean hasMark(byte[] utf8) {
        return utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
    }
}
