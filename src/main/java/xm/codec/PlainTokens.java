package xm.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The tokens of a record that is written plainly: a subset of JSON (RFC 8259) in which each is found in one walk over the
 * bytes.
 *
 * <p>Plain is what is ASCII without an escape, and no member that is skipped is nested deeper than {@value #DEEPEST} levels.
 * Whatever else there is, right or wrong, is {@link NotPlain}: what is wrong is not said here, {@link JacksonTokens} reads
 * such a record from its beginning. Not thread-safe, reused from record to record.
 */
final class PlainTokens implements Tokens {
    private static final int DEEPEST = 16;
    /** Stands behind the last byte, and is in no token: no loop has to ask for the end. */
    private static final byte END = 0;
    /** So many bytes behind the end may be looked at: more than the longest name that is compared, in eights. */
    private static final int ROOM = 64;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = EACH << 7;

    private final TextCache names = new TextCache(UnaryOperator.identity());
    private final Characters characters = new Characters();
    private final PlainNumber number = new PlainNumber();

    // hot path: mutable on purpose
    private byte[] bytes = new byte[4096];
    private int recordEnd;
    private int at;
    /** No member of the present object was stepped to yet, so no comma comes before the next. */
    private boolean isFirst;

    private int depth;
    private JsonToken present;
    private int start;
    private int end;

    /** Begins with the first value of a record. */
    void open(byte[] record) throws NotPlain {
        recordEnd = record.length;
        if (bytes.length < recordEnd + ROOM) {
            bytes = new byte[2 * (recordEnd + ROOM)];
        }
        System.arraycopy(record, 0, bytes, 0, recordEnd);
        bytes[recordEnd] = END;
        at = 0;
        depth = 0;
        stepToValue();
    }

    /** Whether nothing but white space follows. */
    boolean isAtEnd() {
        passSpace();
        return at == recordEnd;
    }

    @Override
    public JsonToken present() {
        return present;
    }

    @Override
    public String nextMember(FamiliarMember guess) throws NotPlain {
        if (!stepToName()) {
            return null;
        }
        if (guess != null && guess.written().isAt(bytes, at)) {
            at += guess.written().length();
            stepToValue();
            return guess.name();
        }
        passName();
        String name = names.of(characters);
        stepToValue();
        return name;
    }

    /** Of the next member of the present object; whether there is one. */
    private boolean stepToName() throws NotPlain {
        if (passSpace() == '}') {
            at++;
            isFirst = false;
            present = JsonToken.END_OBJECT;
            return false;
        }
        if (isFirst) {
            isFirst = false;
        } else {
            expect(',');
            passSpace();
        }
        return true;
    }

    private void passName() throws NotPlain {
        expect('"');
        passText();
        passSpace();
        expect(':');
    }

    @Override
    public void skip() throws NotPlain {
        if (!present.isStructStart()) {
            return;
        }
        if (++depth > DEEPEST) {
            throw new NotPlain();
        }
        if (present == JsonToken.START_OBJECT) {
            while (stepToName()) {
                passName();
                stepToValue();
                skip();
            }
        } else {
            skipElements();
        }
        depth--;
    }

    private void skipElements() throws NotPlain {
        if (passSpace() == ']') {
            at++;
            return;
        }
        stepToValue();
        skip();
        while (passSpace() != ']') {
            expect(',');
            stepToValue();
            skip();
        }
        at++;
    }

    @Override
    public Object outside() {
        return null;
    }

    @Override
    public void leave(Object outside) throws NotPlain {
        // something in there was refused, and to say where is not for this one
        throw new NotPlain();
    }

    @Override
    public CharSequence characters() {
        return characters;
    }

    @Override
    public long longValue() {
        return number.longValue();
    }

    @Override
    public double doubleValue() {
        return number.doubleValue(characters);
    }

    /** Nowhere: a record with something wrong in it is read by another, who says where. */
    @Override
    public String path() {
        return "";
    }

    private void stepToValue() throws NotPlain {
        switch (passSpace()) {
            case '"' -> {
                at++;
                passText();
                present = JsonToken.VALUE_STRING;
            }
            case '{' -> {
                at++;
                isFirst = true;
                present = JsonToken.START_OBJECT;
            }
            case '[' -> {
                at++;
                present = JsonToken.START_ARRAY;
            }
            case 't' -> passLiteral("true", JsonToken.VALUE_TRUE);
            case 'f' -> passLiteral("false", JsonToken.VALUE_FALSE);
            case 'n' -> passLiteral("null", JsonToken.VALUE_NULL);
            default -> passNumber();
        }
    }

    /** From behind the quote at its head to behind the one at its end. */
    private void passText() throws NotPlain {
        start = at;
        int from = at;
        long stops = stops(from);
        while (stops == 0) {
            from += 8;
            stops = stops(from);
        }
        end = from + (Long.numberOfTrailingZeros(stops) >>> 3);
        at = end;
        expect('"');
    }

    /**
     * The high bit of each of eight bytes at which a plain text stops: a quote, a backslash, a control, no ASCII. Only the
     * lowest is sure, as what is subtracted borrows from the bytes above it (A. Mycroft's test for a zero byte, 1987).
     */
    private long stops(int from) {
        long eight = AsciiWord.eight(bytes, from);
        long quote = (eight ^ '"' * EACH) - EACH;
        long backslash = (eight ^ '\\' * EACH) - EACH;
        long control = eight - ' ' * EACH;
        return (quote | backslash | control | eight) & HIGH_BITS;
    }

    private void passLiteral(String literal, JsonToken token) throws NotPlain {
        for (int i = 0; i < literal.length(); i++) {
            expect(literal.charAt(i));
        }
        present = token;
    }

    private void passNumber() throws NotPlain {
        start = at;
        end = number.read(bytes, at);
        if (end == PlainNumber.NONE) {
            throw new NotPlain();
        }
        at = end;
        present = number.isWhole() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }

    private void expect(char expected) throws NotPlain {
        if (bytes[at] != expected) {
            throw new NotPlain();
        }
        at++;
    }

    /** The first byte that is no white space. */
    private byte passSpace() {
        byte b = bytes[at];
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            b = bytes[++at];
        }
        return b;
    }

    /** The present text or number; one object for all of them, so that to look at it allocates nothing. */
    private final class Characters implements CharSequence {
        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return (char) bytes[start + index];
        }

        @Override
        public String subSequence(int from, int to) {
            return toString().substring(from, to);
        }

        @Override
        public String toString() {
            // all ASCII, and of this charset the JDK copies bytes without a look at them
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** Not for this one, whether it is right or wrong. */
    static final class NotPlain extends IOException {
        private static final long serialVersionUID = 1;

        private NotPlain() {
            super("not written plainly");
        }

        /** No trace, as it is no surprise. */
        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
